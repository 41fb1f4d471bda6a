// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include "ui/traffic/conversation/readers.hpp"

namespace weir::ui {

namespace {

using Kind = MessagePart::Kind;

void addItemContent(const QJsonValue& content, std::vector<MessagePart>& parts) {
    if (content.isString()) {
        parts.push_back(textPart(content.toString()));
        return;
    }
    const QJsonArray list = content.toArray();
    for (const QJsonValue& each : list) {
        const QJsonObject part = each.toObject();
        const QString type = part.value(u"type").toString();
        if (type == QLatin1String("input_image")) {
            parts.push_back({Kind::Image, imageName(part.value(u"image_url").toString()), {}});
        } else if (part.contains(u"text")) {
            parts.push_back(textPart(part.value(u"text").toString()));
        } else if (part.contains(u"refusal")) {
            parts.push_back(textPart(part.value(u"refusal").toString()));
        } else {
            parts.push_back({Kind::Other, type, {}});
        }
    }
}

QString summaryOf(const QJsonObject& reasoning) {
    QStringList lines;
    const QJsonArray list = reasoning.value(u"summary").toArray();
    for (const QJsonValue& each : list) {
        lines.append(each.toObject().value(u"text").toString());
    }
    return lines.join(QStringLiteral("\n\n"));
}

// One item of `input` or `output`.
Message itemOf(const QJsonObject& item) {
    const QString type = item.value(u"type").toString();
    Message message{Message::Role::Assistant, {}};
    if (type == QLatin1String("function_call") || type == QLatin1String("custom_tool_call")) {
        const QString arguments = item.value(u"arguments").toString();
        message.parts.push_back(
            {Kind::ToolCall, item.value(u"name").toString(),
             arguments.isEmpty() ? item.value(u"input").toString() : arguments});
    } else if (type.endsWith(QLatin1String("_call_output"))) {
        message.role = Message::Role::Tool;
        message.parts.push_back({Kind::ToolResult, {}, compact(item.value(u"output"))});
    } else if (type == QLatin1String("reasoning")) {
        // Without a summary there are no words: the reasoning itself is encrypted.
        if (const QString summary = summaryOf(item); !summary.isEmpty()) {
            message.parts.push_back({Kind::Reasoning, {}, summary});
        }
    } else if (item.contains(u"content")) {
        message.role = roleOf(item.value(u"role").toString());
        addItemContent(item.value(u"content"), message.parts);
    } else if (!type.isEmpty()) {
        message.parts.push_back({Kind::Other, type, {}});
    }
    return message;
}

void addParts(const Message& from, Message& to) {
    to.parts.insert(to.parts.end(), from.parts.begin(), from.parts.end());
}

}  // namespace

std::vector<Message> openAiResponsesRequest(const QJsonObject& body) {
    std::vector<Message> messages;
    if (const QString words = body.value(u"instructions").toString(); !words.isEmpty()) {
        messages.push_back({Message::Role::System, {textPart(words)}});
    }
    const QJsonValue input = body.value(u"input");
    if (input.isString()) {
        messages.push_back({Message::Role::User, {textPart(input.toString())}});
        return messages;
    }
    const QJsonArray list = input.toArray();
    for (const QJsonValue& each : list) {
        Message message = itemOf(each.toObject());
        if (!message.parts.empty()) {
            messages.push_back(std::move(message));
        }
    }
    return messages;
}

std::optional<Message> openAiResponsesAnswer(const QJsonObject& body) {
    Message answer{Message::Role::Assistant, {}};
    const QJsonArray list = body.value(u"output").toArray();
    for (const QJsonValue& each : list) {
        addParts(itemOf(each.toObject()), answer);
    }
    return answer;
}

std::optional<Message> openAiResponsesStream(const std::vector<StreamEvent>& events) {
    // An item that is done says itself whole; of one that was cut off only its pieces are there.
    std::map<int, Message> items;
    for (const StreamEvent& event : events) {
        const QJsonObject data = objectOf(event.data);
        const QString type = data.value(u"type").toString();
        const int index = data.value(u"output_index").toInt();
        if (type == QLatin1String("response.output_item.added") ||
            type == QLatin1String("response.output_item.done")) {
            items[index] = itemOf(data.value(u"item").toObject());
        } else if (type == QLatin1String("response.output_text.delta") ||
                   type == QLatin1String("response.function_call_arguments.delta") ||
                   type == QLatin1String("response.refusal.delta")) {
            Message& item = items[index];
            if (item.parts.empty()) {
                item.parts.push_back(textPart({}));
            }
            item.parts.back().text += data.value(u"delta").toString();
        }
    }
    Message answer{Message::Role::Assistant, {}};
    for (const auto& [index, item] : items) {
        addParts(item, answer);
    }
    return answer;
}

}  // namespace weir::ui
