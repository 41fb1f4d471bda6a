// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/anthropic/parts_reader.hpp"

namespace weir::dialects::anthropic {

namespace {

void addBegin(dom::object message, std::vector<AnswerPart>& parts) {
    parts.emplace_back(
        part::Begin{std::string(textAt(message, "id")), std::string(textAt(message, "model"))});
}

// The block of a whole answer, or as it begins in a stream: then its texts are empty.
void addBlock(dom::object block, std::vector<AnswerPart>& parts) {
    const std::string_view type = textAt(block, "type");
    if (type == "text") {
        addText(textAt(block, "text"), parts);
    } else if (type == "thinking") {
        addReasoning(textAt(block, "thinking"), parts);
    } else if (type == "tool_use") {
        parts.emplace_back(
            part::Call{std::string(textAt(block, "id")), std::string(textAt(block, "name"))});
        const auto input = objectAt(block, "input");
        if (input && input->size() > 0) {
            parts.emplace_back(part::Arguments{simdjson::minify(*input)});
        }
    }
}

void addDelta(dom::object delta, std::vector<AnswerPart>& parts) {
    const std::string_view type = textAt(delta, "type");
    if (type == "text_delta") {
        addText(textAt(delta, "text"), parts);
    } else if (type == "thinking_delta") {
        addReasoning(textAt(delta, "thinking"), parts);
    } else if (type == "input_json_delta") {
        if (const auto piece = textAt(delta, "partial_json"); !piece.empty()) {
            parts.emplace_back(part::Arguments{std::string(piece)});
        }
    }
}

// `message` has the reason: an answer, or the delta that ends one.
void addFinish(dom::object message, std::vector<AnswerPart>& parts) {
    using Why = part::Finish::Why;
    const std::string_view reason = textAt(message, "stop_reason");
    if (reason.empty()) {
        return;
    }
    Why why = Why::Stop;
    if (reason == "max_tokens" || reason == "model_context_window_exceeded") {
        why = Why::Length;
    } else if (reason == "tool_use") {
        why = Why::Calls;
    } else if (reason == "refusal") {
        why = Why::Refusal;
    } else if (reason == "stop_sequence") {
        why = Why::StopSequence;
    }
    parts.emplace_back(part::Finish{why, std::string(textAt(message, "stop_sequence"))});
}

}  // namespace

void Parts::readEvent(const EventView& event, std::vector<AnswerPart>& parts) {
    const auto object = parseObject(event.data);
    if (!object) {
        return;
    }
    std::string_view type = textAt(*object, "type");
    if (type.empty()) {
        type = event.name;
    }
    if (type == "message_start") {
        if (const auto message = objectAt(*object, "message")) {
            addBegin(*message, parts);
        }
    } else if (type == "content_block_start") {
        if (const auto block = objectAt(*object, "content_block")) {
            addBlock(*block, parts);
        }
    } else if (type == "content_block_delta") {
        if (const auto delta = objectAt(*object, "delta")) {
            addDelta(*delta, parts);
        }
    } else if (type == "message_delta") {
        if (const auto delta = objectAt(*object, "delta")) {
            addFinish(*delta, parts);
        }
    }
}

void Parts::readBody(std::string_view body, std::vector<AnswerPart>& parts) {
    const auto message = parseObject(body);
    if (!message) {
        return;
    }
    addBegin(*message, parts);
    forEachObject(arrayAt(*message, "content"), [&](dom::object block) { addBlock(block, parts); });
    addFinish(*message, parts);
}

}  // namespace weir::dialects::anthropic
