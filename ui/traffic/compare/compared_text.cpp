// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/compare/compared_text.hpp"

#include "ui/traffic/json_indent.hpp"
#include "ui/traffic/message_widget.hpp"
#include "ui/traffic/without_keys.hpp"

namespace weir::ui {

namespace {

// Laying out one line of a megabyte takes seconds.
constexpr qsizetype kLongestLine = 2'000;
// A longer body is compared as it was sent.
constexpr qsizetype kMostToIndent = 1 << 20;

void addLines(const QString& text, QStringList& lines) {
    const QStringList parts = text.split(u'\n');
    for (const QString& part : parts) {
        for (qsizetype at = 0; at == 0 || at < part.size(); at += kLongestLine) {
            lines << part.mid(at, kLongestLine);
        }
    }
}

QString indented(const QByteArray& json) {
    const auto lines = json.size() <= kMostToIndent ? indentJson(json) : std::nullopt;
    return QString::fromUtf8(lines ? *lines : json);
}

void addPart(const MessagePart& part, QStringList& lines) {
    const QString words = withoutKeys(part.text);
    switch (part.kind) {
        case MessagePart::Kind::Text:
        case MessagePart::Kind::Reasoning:
            addLines(words, lines);
            break;
        case MessagePart::Kind::ToolCall:
        case MessagePart::Kind::ToolResult:
        case MessagePart::Kind::Image:
        case MessagePart::Kind::Other:
            lines << titleOf(part);
            if (!words.isEmpty()) {
                addLines(indented(words.toUtf8()), lines);
            }
            break;
    }
}

}  // namespace

QStringList linesOfBody(const QByteArray& asSent) {
    const QByteArray body = withoutKeys(asSent);
    QStringList lines;
    if (body.isEmpty()) {
        return lines;
    }
    if (body.size() <= kMostToIndent && indentJson(body)) {
        addLines(indented(body), lines);
        return lines;
    }
    const QList<QByteArray> parts = body.split('\n');
    for (const QByteArray& part : parts) {
        const QByteArray line = part.endsWith('\r') ? part.chopped(1) : part;
        const QByteArray data = line.startsWith("data:") ? line.mid(5).trimmed() : QByteArray();
        const auto json = data.startsWith('{') ? indentJson(data) : std::nullopt;
        addLines(QString::fromUtf8(json ? "data: " + *json : line), lines);
    }
    return lines;
}

QStringList linesOf(const Conversation& conversation) {
    QStringList lines;
    for (const Message& message : conversation.messages) {
        if (!lines.isEmpty()) {
            lines << QString();
        }
        lines << wordOf(message.role) + u':';
        for (const MessagePart& part : message.parts) {
            addPart(part, lines);
        }
    }
    return lines;
}

}  // namespace weir::ui
