// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/conversation/conversation.hpp"

#include <QJsonDocument>
#include <QUrl>
#include <array>
#include <utility>

#include "ui/traffic/conversation/readers.hpp"

namespace weir::ui {

namespace {

struct DialectReader {
    const char* dialect;
    std::vector<Message> (*request)(const QJsonObject&);
    std::optional<Message> (*answer)(const QJsonObject&);
    std::optional<Message> (*stream)(const std::vector<StreamEvent>&);
};
constexpr std::array kReaders{
    DialectReader{"openai_chat", openAiChatRequest, openAiChatAnswer, openAiChatStream},
    DialectReader{"openai_responses", openAiResponsesRequest, openAiResponsesAnswer,
                  openAiResponsesStream},
    DialectReader{"anthropic", anthropicRequest, anthropicAnswer, anthropicStream},
};

const DialectReader* readerOf(const QString& dialect) {
    for (const DialectReader& reader : kReaders) {
        if (dialect == QLatin1String(reader.dialect)) {
            return &reader;
        }
    }
    return nullptr;
}

// The words of an error in any of the shapes that go over these wires.
std::optional<Message> errorIn(const QJsonObject& body) {
    const QJsonValue error = body.value(u"error");
    QString words =
        error.isString() ? error.toString() : error.toObject().value(u"message").toString();
    if (words.isEmpty()) {
        return std::nullopt;
    }
    return Message{Message::Role::Error, {textPart(words)}};
}

std::optional<Message> errorIn(const std::vector<StreamEvent>& events) {
    for (const StreamEvent& event : events) {
        if (auto error = errorIn(objectOf(event.data))) {
            return error;
        }
    }
    return std::nullopt;
}

bool isEventStream(const QByteArray& text) {
    const QByteArray start = text.left(64).trimmed();
    return start.startsWith("data:") || start.startsWith("event:") || start.startsWith(':');
}

}  // namespace

QJsonObject objectOf(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object();
}

MessagePart textPart(const QString& text) {
    return MessagePart{MessagePart::Kind::Text, {}, text};
}

QString compact(const QJsonValue& value) {
    if (value.isString()) {
        return value.toString();
    }
    if (value.isArray()) {
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    }
    if (value.isObject()) {
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    }
    return value.toVariant().toString();
}

QString imageName(const QString& url) {
    if (url.startsWith(QLatin1String("data:"))) {
        return url.mid(5, url.indexOf(QLatin1Char(';')) - 5);
    }
    return QUrl(url).toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

Message::Role roleOf(const QString& word) {
    if (word == QLatin1String("assistant")) {
        return Message::Role::Assistant;
    }
    if (word == QLatin1String("system") || word == QLatin1String("developer")) {
        return Message::Role::System;
    }
    if (word == QLatin1String("tool") || word == QLatin1String("function")) {
        return Message::Role::Tool;
    }
    return Message::Role::User;
}

Conversation readConversation(const QString& dialect, const QByteArray& request,
                              const QByteArray& response) {
    const DialectReader* reader = readerOf(dialect);
    const QJsonObject asked = objectOf(request);
    Conversation conversation;
    if (reader == nullptr || asked.isEmpty()) {
        conversation.understood = false;
        return conversation;
    }
    conversation.messages = reader->request(asked);
    if (response.isEmpty()) {
        return conversation;
    }
    const auto add = [&conversation](std::optional<Message> message) {
        if (message && !message->parts.empty()) {
            conversation.messages.push_back(std::move(*message));
        }
    };
    if (isEventStream(response)) {
        const std::vector<StreamEvent> events = splitEvents(response);
        add(reader->stream(events));
        add(errorIn(events));
        return conversation;
    }
    const QJsonObject answered = objectOf(response);
    if (answered.isEmpty()) {
        conversation.understood = false;
        return conversation;
    }
    add(errorIn(answered));
    add(reader->answer(answered));
    return conversation;
}

}  // namespace weir::ui
