// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "ui/traffic/conversation/readers.hpp"

namespace weir::ui {

namespace {

using Kind = MessagePart::Kind;

QString textIn(const QJsonValue& content) {
    if (content.isString()) {
        return content.toString();
    }
    QStringList texts;
    const QJsonArray list = content.toArray();
    for (const QJsonValue& each : list) {
        texts.append(each.toObject().value(u"text").toString());
    }
    return texts.join(QLatin1Char('\n'));
}

MessagePart blockOf(const QJsonObject& block) {
    const QString type = block.value(u"type").toString();
    if (type == QLatin1String("text")) {
        return textPart(block.value(u"text").toString());
    }
    if (type == QLatin1String("thinking")) {
        return {Kind::Reasoning, {}, block.value(u"thinking").toString()};
    }
    if (type == QLatin1String("tool_use") || type == QLatin1String("server_tool_use")) {
        const QJsonObject input = block.value(u"input").toObject();
        return {Kind::ToolCall, block.value(u"name").toString(),
                input.isEmpty() ? QString() : compact(input)};
    }
    if (type == QLatin1String("tool_result")) {
        return {Kind::ToolResult, {}, textIn(block.value(u"content"))};
    }
    if (type == QLatin1String("image")) {
        const QJsonObject source = block.value(u"source").toObject();
        const QString media = source.value(u"media_type").toString();
        return {
            Kind::Image, media.isEmpty() ? imageName(source.value(u"url").toString()) : media, {}};
    }
    return {Kind::Other, type, {}};
}

std::vector<MessagePart> partsOf(const QJsonValue& content) {
    std::vector<MessagePart> parts;
    if (content.isString()) {
        parts.push_back(textPart(content.toString()));
        return parts;
    }
    const QJsonArray list = content.toArray();
    for (const QJsonValue& each : list) {
        parts.push_back(blockOf(each.toObject()));
    }
    return parts;
}

}  // namespace

std::vector<Message> anthropicRequest(const QJsonObject& body) {
    std::vector<Message> messages;
    if (const QString words = textIn(body.value(u"system")); !words.isEmpty()) {
        messages.push_back({Message::Role::System, {textPart(words)}});
    }
    const QJsonArray list = body.value(u"messages").toArray();
    for (const QJsonValue& each : list) {
        const QJsonObject json = each.toObject();
        Message message{roleOf(json.value(u"role").toString()), partsOf(json.value(u"content"))};
        // A tool answers in the user's turn; it is not the user who speaks.
        const bool onlyResults = !message.parts.empty() &&
                                 std::ranges::all_of(message.parts, [](const MessagePart& part) {
                                     return part.kind == Kind::ToolResult;
                                 });
        message.role = onlyResults ? Message::Role::Tool : message.role;
        messages.push_back(std::move(message));
    }
    return messages;
}

std::optional<Message> anthropicAnswer(const QJsonObject& body) {
    return Message{Message::Role::Assistant, partsOf(body.value(u"content"))};
}

std::optional<Message> anthropicStream(const std::vector<StreamEvent>& events) {
    std::map<int, MessagePart> blocks;
    for (const StreamEvent& event : events) {
        const QJsonObject data = objectOf(event.data);
        const QString type = data.value(u"type").toString();
        const int index = data.value(u"index").toInt();
        if (type == QLatin1String("content_block_start")) {
            blocks[index] = blockOf(data.value(u"content_block").toObject());
        } else if (type == QLatin1String("content_block_delta")) {
            const QJsonObject delta = data.value(u"delta").toObject();
            // Each kind of delta has one of these.
            blocks[index].text += delta.value(u"text").toString() +
                                  delta.value(u"thinking").toString() +
                                  delta.value(u"partial_json").toString();
        }
    }
    Message answer{Message::Role::Assistant, {}};
    for (auto& [index, block] : blocks) {
        answer.parts.push_back(std::move(block));
    }
    return answer;
}

}  // namespace weir::ui
