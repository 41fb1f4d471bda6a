// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/json_indent.hpp"

#include <QJsonDocument>

namespace weir::ui {

namespace {

class Indenter {
public:
    explicit Indenter(const QByteArray& json) : m_json(json) { m_out.reserve(json.size() * 2); }

    QByteArray run() {
        for (m_at = 0; m_at < m_json.size(); ++m_at) {
            step(m_json.at(m_at));
        }
        return std::move(m_out);
    }

private:
    void step(char each) {
        switch (each) {
            case '"':
                string();
                break;
            case '{':
            case '[':
                open(each);
                break;
            case '}':
            case ']':
                --m_depth;
                newLine();
                m_out += each;
                break;
            case ',':
                m_out += each;
                newLine();
                break;
            case ':':
                m_out += ": ";
                break;
            case ' ':
            case '\t':
            case '\r':
            case '\n':
                break;
            default:
                m_out += each;
        }
    }

    void string() {
        const qsizetype start = m_at;
        for (++m_at; m_json.at(m_at) != '"'; ++m_at) {
            m_at += m_json.at(m_at) == '\\' ? 1 : 0;
        }
        m_out += QByteArrayView(m_json).sliced(start, m_at - start + 1);
    }

    void open(char bracket) {
        m_out += bracket;
        qsizetype next = m_at + 1;
        while (m_json.at(next) == ' ' || m_json.at(next) == '\n' || m_json.at(next) == '\r' ||
               m_json.at(next) == '\t') {
            ++next;
        }
        if (m_json.at(next) == (bracket == '{' ? '}' : ']')) {
            m_out += m_json.at(next);
            m_at = next;
            return;
        }
        ++m_depth;
        newLine();
    }

    void newLine() {
        m_out += '\n';
        m_out += QByteArray(m_depth * 2, ' ');
    }

    const QByteArray& m_json;
    QByteArray m_out;
    qsizetype m_at = 0;
    qsizetype m_depth = 0;
};

}  // namespace

std::optional<QByteArray> indentJson(const QByteArray& json) {
    // Parsed first, so that the walk meets only what is well formed.
    QJsonParseError error;
    QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return std::nullopt;
    }
    return Indenter(json).run();
}

}  // namespace weir::ui
