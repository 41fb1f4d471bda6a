// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/answer_reader.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "ui/traffic/conversation/conversation.hpp"
#include "ui/traffic/conversation/readers.hpp"

namespace weir::ui {

namespace {

// What one event adds.
struct Piece {
    QString words;
    QString reasoning;
    bool cutShort = false;
};

Piece chatPiece(const QJsonObject& event) {
    const QJsonArray choices = event.value(u"choices").toArray();
    const QJsonObject choice = choices.isEmpty() ? QJsonObject() : choices.first().toObject();
    const QJsonObject delta = choice.value(u"delta").toObject();
    return {delta.value(u"content").toString() + delta.value(u"refusal").toString(),
            delta.value(u"reasoning_content").toString() + delta.value(u"reasoning").toString(),
            choice.value(u"finish_reason").toString() == QLatin1String("length")};
}

Piece responsesPiece(const QJsonObject& event) {
    const QString type = event.value(u"type").toString();
    const QString delta = event.value(u"delta").toString();
    Piece piece;
    if (type == QLatin1String("response.output_text.delta") ||
        type == QLatin1String("response.refusal.delta")) {
        piece.words = delta;
    } else if (type == QLatin1String("response.reasoning_summary_text.delta") ||
               type == QLatin1String("response.reasoning_text.delta")) {
        piece.reasoning = delta;
    }
    piece.cutShort = type == QLatin1String("response.incomplete");
    return piece;
}

Piece anthropicPiece(const QJsonObject& event) {
    const QJsonObject delta = event.value(u"delta").toObject();
    return {delta.value(u"text").toString(), delta.value(u"thinking").toString(),
            delta.value(u"stop_reason").toString() == QLatin1String("max_tokens")};
}

Piece pieceOf(const QString& dialect, const QJsonObject& event) {
    if (dialect == QLatin1String("anthropic")) {
        return anthropicPiece(event);
    }
    return dialect == QLatin1String("openai_responses") ? responsesPiece(event) : chatPiece(event);
}

// In any of the shapes that go over these wires; that of a response is one level down.
QString errorIn(const QJsonObject& json) {
    for (const QJsonObject& place : {json, json.value(u"response").toObject()}) {
        const QJsonValue error = place.value(u"error");
        const QString words =
            error.isString() ? error.toString() : error.toObject().value(u"message").toString();
        if (!words.isEmpty()) {
            return words;
        }
    }
    return json.value(u"type").toString() == QLatin1String("error")
               ? json.value(u"message").toString()
               : QString();
}

// Behind the last whole event, which an empty line ends.
qsizetype endOfEvents(const QByteArray& text) {
    const qsizetype plain = text.lastIndexOf("\n\n");
    const qsizetype withReturns = text.lastIndexOf("\r\n\r\n");
    return std::max(plain < 0 ? 0 : plain + 2, withReturns < 0 ? 0 : withReturns + 4);
}

}  // namespace

bool AnswerReader::feed(const QByteArray& bytes) {
    m_rest += bytes;
    const QByteArray start = m_rest.left(16).trimmed();
    m_isStream = m_isStream || start.startsWith("data:") || start.startsWith("event:") ||
                 start.startsWith(':');
    if (!m_isStream) {
        return false;
    }
    const qsizetype end = endOfEvents(m_rest);
    const auto before = m_words.size() + m_reasoning.size() + m_problem.size();
    if (end > 0) {
        takeEvents(m_rest.left(end));
        m_rest.remove(0, end);
    }
    return m_words.size() + m_reasoning.size() + m_problem.size() != before;
}

void AnswerReader::takeEvents(const QByteArray& whole) {
    for (const StreamEvent& event : splitEvents(whole)) {
        const QJsonObject json = objectOf(event.data);
        const Piece piece = pieceOf(m_dialect, json);
        m_words += piece.words;
        m_reasoning += piece.reasoning;
        m_cutShort = m_cutShort || piece.cutShort;
        if (m_problem.isEmpty()) {
            m_problem = errorIn(json);
        }
    }
}

void AnswerReader::end() {
    if (!m_isStream && !m_rest.isEmpty()) {
        takePlain();
    }
    m_rest.clear();
}

void AnswerReader::takePlain() {
    const QJsonObject json = objectOf(m_rest);
    m_problem = errorIn(json);
    if (!m_problem.isEmpty()) {
        return;
    }
    // The reader of recorded calls needs something that was asked.
    const Conversation conversation = readConversation(m_dialect, "{\"model\":\"\"}", m_rest);
    for (const Message& message : conversation.messages) {
        for (const MessagePart& part : message.parts) {
            QString& place = part.kind == MessagePart::Kind::Reasoning ? m_reasoning : m_words;
            if (part.kind == MessagePart::Kind::Text || part.kind == MessagePart::Kind::Reasoning) {
                place += part.text;
            }
        }
    }
    if (m_words.isEmpty() && m_reasoning.isEmpty()) {
        m_problem = QString::fromUtf8(m_rest.left(500));
    }
}

}  // namespace weir::ui
