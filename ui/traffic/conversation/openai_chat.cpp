// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include "ui/traffic/conversation/readers.hpp"

// Chat completions, and the embeddings that share their address family.
namespace weir::ui {

namespace {

using Kind = MessagePart::Kind;

MessagePart contentPart(const QJsonObject& part) {
    const QString type = part.value(u"type").toString();
    if (type == QLatin1String("text")) {
        return textPart(part.value(u"text").toString());
    }
    if (type == QLatin1String("refusal")) {
        return textPart(part.value(u"refusal").toString());
    }
    if (type == QLatin1String("image_url")) {
        const QJsonValue image = part.value(u"image_url");
        const QString url =
            image.isString() ? image.toString() : image.toObject().value(u"url").toString();
        return {Kind::Image, imageName(url), {}};
    }
    return {Kind::Other, type, {}};
}

void addContent(const QJsonValue& content, std::vector<MessagePart>& parts) {
    if (content.isString()) {
        if (!content.toString().isEmpty()) {
            parts.push_back(textPart(content.toString()));
        }
        return;
    }
    const QJsonArray list = content.toArray();
    for (const QJsonValue& part : list) {
        parts.push_back(contentPart(part.toObject()));
    }
}

QString reasoningOf(const QJsonObject& message) {
    const QString content = message.value(u"reasoning_content").toString();
    return content.isEmpty() ? message.value(u"reasoning").toString() : content;
}

Message messageOf(const QJsonObject& json) {
    Message message;
    message.role = roleOf(json.value(u"role").toString());
    if (const QString reasoning = reasoningOf(json); !reasoning.isEmpty()) {
        message.parts.push_back({Kind::Reasoning, {}, reasoning});
    }
    addContent(json.value(u"content"), message.parts);
    if (message.role == Message::Role::Tool) {
        for (MessagePart& part : message.parts) {
            part.kind = part.kind == Kind::Text ? Kind::ToolResult : part.kind;
        }
    }
    const QJsonArray calls = json.value(u"tool_calls").toArray();
    for (const QJsonValue& each : calls) {
        const QJsonObject function = each.toObject().value(u"function").toObject();
        message.parts.push_back({Kind::ToolCall, function.value(u"name").toString(),
                                 function.value(u"arguments").toString()});
    }
    return message;
}

// The inputs of an embeddings call: texts, or lists of tokens that have no words.
void addEmbeddingInputs(const QJsonValue& input, std::vector<Message>& messages) {
    const QJsonArray inputs = input.isArray() ? input.toArray() : QJsonArray{input};
    for (const QJsonValue& each : inputs) {
        if (each.isString()) {
            messages.push_back({Message::Role::User, {textPart(each.toString())}});
        }
    }
}

}  // namespace

std::vector<Message> openAiChatRequest(const QJsonObject& body) {
    std::vector<Message> messages;
    if (!body.contains(u"messages")) {
        addEmbeddingInputs(body.value(u"input"), messages);
        return messages;
    }
    const QJsonArray list = body.value(u"messages").toArray();
    for (const QJsonValue& each : list) {
        messages.push_back(messageOf(each.toObject()));
    }
    return messages;
}

std::optional<Message> openAiChatAnswer(const QJsonObject& body) {
    const QJsonArray choices = body.value(u"choices").toArray();
    if (choices.isEmpty()) {
        return std::nullopt;
    }
    Message message = messageOf(choices.first().toObject().value(u"message").toObject());
    message.role = Message::Role::Assistant;
    return message;
}

std::optional<Message> openAiChatStream(const std::vector<StreamEvent>& events) {
    QString reasoning;
    QString words;
    std::map<int, MessagePart> calls;
    for (const StreamEvent& event : events) {
        const QJsonArray choices = objectOf(event.data).value(u"choices").toArray();
        if (choices.isEmpty()) {
            continue;
        }
        const QJsonObject delta = choices.first().toObject().value(u"delta").toObject();
        reasoning += reasoningOf(delta);
        words += delta.value(u"content").toString();
        const QJsonArray pieces = delta.value(u"tool_calls").toArray();
        for (const QJsonValue& piece : pieces) {
            const QJsonObject call = piece.toObject();
            const QJsonObject function = call.value(u"function").toObject();
            MessagePart& part = calls[call.value(u"index").toInt()];
            part.kind = Kind::ToolCall;
            part.name += function.value(u"name").toString();
            part.text += function.value(u"arguments").toString();
        }
    }
    Message message{Message::Role::Assistant, {}};
    if (!reasoning.isEmpty()) {
        message.parts.push_back({Kind::Reasoning, {}, reasoning});
    }
    if (!words.isEmpty()) {
        message.parts.push_back(textPart(words));
    }
    for (auto& [index, call] : calls) {
        message.parts.push_back(std::move(call));
    }
    return message;
}

}  // namespace weir::ui
