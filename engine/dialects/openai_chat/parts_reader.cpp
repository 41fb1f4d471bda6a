// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_chat/parts_reader.hpp"

namespace weir::dialects::openai_chat {

namespace {

using Why = part::Finish::Why;

// Servers say "stop" of an answer that calls tools; what counts then is that it calls them.
Why whyOf(std::string_view finish, bool calls) {
    if (finish == "length" || finish == "model_length") {
        return Why::Length;
    }
    if (finish == "content_filter") {
        return Why::Refusal;
    }
    return calls ? Why::Calls : Why::Stop;
}

// Mistral: {"type":"thinking","thinking":[{"type":"text","text":"…"}]}.
void readThinking(dom::object block, std::vector<AnswerPart>& parts) {
    addReasoning(textAt(block, "thinking"), parts);
    forEachObject(arrayAt(block, "thinking"),
                  [&](dom::object piece) { addReasoning(textAt(piece, "text"), parts); });
}

// Gemini: what it thought before the call, sealed.
std::string_view signatureOf(dom::object call) {
    const auto extra = objectAt(call, "extra_content");
    const auto google = extra ? objectAt(*extra, "google") : std::nullopt;
    return google ? textAt(*google, "thought_signature") : std::string_view();
}

}  // namespace

void Parts::readEvent(const EventView& event, std::vector<AnswerPart>& parts) {
    if (const auto chunk = parseObject(event.data)) {
        readChunk(*chunk, "delta", parts);
    }
}

void Parts::readBody(std::string_view body, std::vector<AnswerPart>& parts) {
    if (const auto answer = parseObject(body)) {
        readChunk(*answer, "message", parts);
    }
}

void Parts::readChunk(dom::object chunk, std::string_view member, std::vector<AnswerPart>& parts) {
    const auto choices = arrayAt(chunk, "choices");
    if (!choices || choices->size() == 0) {
        return;
    }
    if (!m_begun) {
        m_begun = true;
        parts.emplace_back(
            part::Begin{std::string(textAt(chunk, "id")), std::string(textAt(chunk, "model"))});
    }
    forEachObject(choices, [&](dom::object choice) {
        if (countAt(choice, "index").value_or(0) != 0) {
            return;
        }
        if (const auto said = objectAt(choice, member)) {
            readContent(*said, parts);
            forEachObject(arrayAt(*said, "tool_calls"),
                          [&](dom::object call) { readCall(call, parts); });
        }
        if (const auto finish = textAt(choice, "finish_reason"); !finish.empty()) {
            parts.emplace_back(part::Finish{whyOf(finish, m_calls), {}});
        }
    });
}

void Parts::readContent(dom::object said, std::vector<AnswerPart>& parts) {
    // The same under the names that servers gave it.
    std::string_view thought = textAt(said, "reasoning_content");
    if (thought.empty()) {
        thought = textAt(said, "reasoning");
    }
    addReasoning(thought, parts);
    addText(textAt(said, "content"), parts);
    addText(textAt(said, "refusal"), parts);
    forEachObject(arrayAt(said, "content"), [&](dom::object block) {
        if (textAt(block, "type") == "thinking") {
            readThinking(block, parts);
        } else {
            addText(textAt(block, "text"), parts);
        }
    });
}

// The first delta of a call names it; some servers send calls whole and without an index.
void Parts::readCall(dom::object call, std::vector<AnswerPart>& parts) {
    const auto index = countAt(call, "index");
    const std::string_view id = textAt(call, "id");
    const auto function = objectAt(call, "function");
    const std::string_view name = function ? textAt(*function, "name") : std::string_view();
    // Some servers give every call the same index.
    const bool anotherId = !name.empty() && !id.empty() && id != m_id;
    const bool another =
        !m_calls || anotherId ||
        (index && m_index ? *index != *m_index : !name.empty() && (id.empty() || id != m_id));
    if (another) {
        if (m_calls && !anotherId && index && m_index && *index < *m_index) {
            parts.emplace_back(
                part::Nonsense{"The provider went back to a tool call that it had left."});
            return;
        }
        m_calls = true;
        m_index = index;
        m_id = id;
        parts.emplace_back(part::Call{m_id, std::string(name), std::string(signatureOf(call))});
    }
    if (!function) {
        return;
    }
    if (const std::string_view arguments = textAt(*function, "arguments"); !arguments.empty()) {
        parts.emplace_back(part::Arguments{std::string(arguments)});
    } else if (const auto object = objectAt(*function, "arguments")) {
        // Some servers give them as the object that they stand for.
        parts.emplace_back(part::Arguments{simdjson::minify(*object)});
    }
}

}  // namespace weir::dialects::openai_chat
