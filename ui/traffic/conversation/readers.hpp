// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <optional>
#include <vector>

#include "ui/traffic/conversation/conversation.hpp"

// What the three wire formats give, each in a file of its own.
namespace weir::ui {

struct StreamEvent {
    QByteArray name;
    QByteArray data;  // of a comment its words
    bool isComment = false;
    qsizetype offset = 0;  // where it stands in the text, with the empty line after it
    qsizetype size = 0;
};
enum class Comments { Drop, Keep };
// The events of a stream's text. An event that was cut off at the end is left out.
std::vector<StreamEvent> splitEvents(const QByteArray& text, Comments comments = Comments::Drop);

std::vector<Message> openAiChatRequest(const QJsonObject& body);
std::optional<Message> openAiChatAnswer(const QJsonObject& body);
std::optional<Message> openAiChatStream(const std::vector<StreamEvent>& events);

std::vector<Message> openAiResponsesRequest(const QJsonObject& body);
std::optional<Message> openAiResponsesAnswer(const QJsonObject& body);
std::optional<Message> openAiResponsesStream(const std::vector<StreamEvent>& events);

std::vector<Message> anthropicRequest(const QJsonObject& body);
std::optional<Message> anthropicAnswer(const QJsonObject& body);
std::optional<Message> anthropicStream(const std::vector<StreamEvent>& events);

// Shared by the readers.
QJsonObject objectOf(const QByteArray& json);
MessagePart textPart(const QString& text);
// JSON as one line; a text as itself.
QString compact(const QJsonValue& value);
// "image/png" of "data:image/png;base64,…", else the address without its query.
QString imageName(const QString& url);
Message::Role roleOf(const QString& word);

}  // namespace weir::ui
