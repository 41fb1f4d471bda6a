// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/replay/model_in_body.hpp"

#include <QJsonArray>
#include <QJsonDocument>

namespace weir::ui {

namespace {

bool isSpace(char each) {
    return each == ' ' || each == '\t' || each == '\n' || each == '\r';
}

// Behind the text that begins at `at`.
qsizetype endOfText(const QByteArray& json, qsizetype at) {
    for (++at; at < json.size(); ++at) {
        if (json.at(at) == '\\') {
            ++at;
        } else if (json.at(at) == '"') {
            return at + 1;
        }
    }
    return json.size();
}

qsizetype passSpace(const QByteArray& json, qsizetype at) {
    while (at < json.size() && isSpace(json.at(at))) {
        ++at;
    }
    return at;
}

QByteArray quoted(const QString& text) {
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

}  // namespace

std::optional<QByteArray> withModel(const QByteArray& body, const QString& model) {
    int depth = 0;
    bool isName = false;  // a text here is the name of a member
    for (qsizetype at = 0; at < body.size();) {
        const char each = body.at(at);
        if (each != '"') {
            depth += each == '{' || each == '[' ? 1 : each == '}' || each == ']' ? -1 : 0;
            isName = each == '{' || each == ',' || (isName && isSpace(each));
            ++at;
            continue;
        }
        const qsizetype end = endOfText(body, at);
        const bool isModel = depth == 1 && isName && body.mid(at, end - at) == "\"model\"";
        isName = false;
        at = end;
        if (!isModel) {
            continue;
        }
        const qsizetype value = passSpace(body, passSpace(body, at) + 1);
        if (value >= body.size() || body.at(value) != '"') {
            return std::nullopt;
        }
        const qsizetype after = endOfText(body, value);
        return body.left(value) + quoted(model) + body.mid(after);
    }
    return std::nullopt;
}

}  // namespace weir::ui
