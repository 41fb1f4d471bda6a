// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_chat/write_conversation.hpp"

#include <set>
#include <string_view>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "engine/dialects/translation/call_ids.hpp"
#include "engine/dialects/translation/data_url.hpp"

namespace weir::dialects::openai_chat {

namespace {

// What OpenAI takes of each.
constexpr std::size_t kLongestCallId = 40;
constexpr std::size_t kMostStops = 4;

// Google's word for a call that came from elsewhere, so that nothing can be checked.
// Source: Gemini API, "Thought signatures".
constexpr std::string_view kUnsigned = "skip_thought_signature_validator";

json::object signedBy(std::string_view signature) {
    return {{"google", json::object{{"thought_signature", signature}}}};
}

// Writes the messages of one request.
class Messages {
public:
    Messages(const TargetTerms& terms, TranslationNotes& notes) : m_terms(terms), m_notes(notes) {}

    void add(const Message& message) {
        switch (message.role) {
            case Role::System:
                addSystem(message);
                break;
            case Role::User:
                addUser(message);
                break;
            case Role::Assistant:
                addAssistant(message);
                break;
        }
    }
    json::array take() { return std::move(m_messages); }

private:
    std::string idOf(const std::string& id) const {
        return m_terms.shortCallIds ? shortCallId(id) : plainCallId(id, kLongestCallId);
    }

    static json::object textPart(const Text& text) {
        return {{"type", "text"}, {"text", text.text}};
    }
    static json::object imagePart(const Image& image) {
        json::object url{{"url", urlOf(image)}};
        if (!image.detail.empty()) {
            url["detail"] = image.detail;
        }
        return {{"type", "image_url"}, {"image_url", std::move(url)}};
    }
    static json::object filePart(const File& file) {
        json::object content{{"filename", file.name.empty() ? "document" : file.name},
                             {"file_data", makeDataUrl(file.mediaType, file.base64)}};
        return {{"type", "file"}, {"file", std::move(content)}};
    }
    static json::object audioPart(const Audio& audio) {
        json::object content{{"data", audio.base64}, {"format", audio.format}};
        return {{"type", "input_audio"}, {"input_audio", std::move(content)}};
    }

    static json::object partOf(const Content& content) {
        if (const auto* const text = std::get_if<Text>(&content)) {
            return textPart(*text);
        }
        if (const auto* const image = std::get_if<Image>(&content)) {
            return imagePart(*image);
        }
        return filePart(std::get<File>(content));
    }

    // Many servers take nothing but text of these, so it is one text.
    void addSystem(const Message& message) {
        m_messages.push_back(json::object{{"role", "system"}, {"content", textsOf(message)}});
    }

    // Results are messages of their own, before what the person says; what they show beside text
    // has no place in them.
    void addUser(const Message& message) {
        json::array said;
        json::array shown;
        for (const Part& part : message.parts) {
            if (const auto* const result = std::get_if<ToolResult>(&part)) {
                addResult(*result, shown);
            } else if (const auto* const text = std::get_if<Text>(&part)) {
                said.push_back(textPart(*text));
            } else if (const auto* const image = std::get_if<Image>(&part)) {
                said.push_back(imagePart(*image));
            } else if (const auto* const file = std::get_if<File>(&part)) {
                said.push_back(filePart(*file));
            } else if (const auto* const audio = std::get_if<Audio>(&part)) {
                said.push_back(audioPart(*audio));
            }
        }
        if (!shown.empty()) {
            m_notes.change("what a tool shows beside text: sent as the user's, after its result");
            said.insert(said.begin(), shown.begin(), shown.end());
        }
        if (said.empty()) {
            return;
        }
        const bool onlyText = said.size() == 1 && said[0].as_object().contains("text");
        json::value content = std::move(said);
        if (onlyText) {
            content = json::value(content.as_array()[0].as_object()["text"]);
        }
        m_messages.push_back(json::object{{"role", "user"}, {"content", std::move(content)}});
    }

    void addResult(const ToolResult& result, json::array& shown) {
        std::string text;
        for (const Content& content : result.content) {
            if (const auto* const words = std::get_if<Text>(&content)) {
                text += text.empty() ? "" : "\n";
                text += words->text;
            } else {
                shown.push_back(partOf(content));
            }
        }
        if (result.isError) {
            m_notes.change("a tool's error: sent as its result");
        }
        m_messages.push_back(json::object{
            {"role", "tool"}, {"tool_call_id", idOf(result.id)}, {"content", std::move(text)}});
    }

    void addAssistant(const Message& message) {
        json::object made{{"role", "assistant"}};
        json::array calls;
        for (const Part& part : message.parts) {
            if (const auto* const call = std::get_if<ToolCall>(&part)) {
                json::object function{{"name", call->name}, {"arguments", call->arguments}};
                json::object written{{"id", idOf(call->id)},
                                     {"type", "function"},
                                     {"function", std::move(function)}};
                sign(*call, calls.empty(), written);
                calls.push_back(std::move(written));
            } else if (!std::holds_alternative<Text>(part)) {
                m_notes.refuse("has something else than text and tool calls in an answer");
            }
        }
        std::string text = textsOf(message);
        if (text.empty() && calls.empty()) {
            return;
        }
        made["content"] = text.empty() ? json::value(nullptr) : json::value(std::move(text));
        if (!calls.empty()) {
            made["tool_calls"] = std::move(calls);
        }
        m_messages.push_back(std::move(made));
    }

    // Of calls that were made at once the first one is signed. Each id once: a caller that writes
    // the same id a thousand times is not given a thousand copies.
    void sign(const ToolCall& call, bool first, json::object& written) {
        if (m_terms.signatures == nullptr || !m_seenCalls.insert(call.id).second) {
            return;
        }
        if (const std::string signature = m_terms.signatures->find(call.id); !signature.empty()) {
            written["extra_content"] = signedBy(signature);
        } else if (first) {
            written["extra_content"] = signedBy(kUnsigned);
            m_notes.change("an earlier tool call whose signature is not known: sent unsigned");
        }
    }

    static std::string textsOf(const Message& message) {
        std::string all;
        for (const Part& part : message.parts) {
            if (const auto* const text = std::get_if<Text>(&part); text && !text->text.empty()) {
                all += all.empty() ? "" : "\n\n";
                all += text->text;
            }
        }
        return all;
    }

    const TargetTerms& m_terms;
    TranslationNotes& m_notes;
    std::set<std::string_view> m_seenCalls;
    json::array m_messages;
};

json::object functionOf(const Tool& tool) {
    json::object function{{"name", tool.name}};
    if (!tool.description.empty()) {
        function["description"] = tool.description;
    }
    if (!tool.schema.empty()) {
        function["parameters"] = tool.schema;
    }
    if (tool.strict) {
        function["strict"] = *tool.strict;
    }
    return function;
}

void writeTools(const Conversation& conversation, json::object& request) {
    if (conversation.tools.empty()) {
        return;
    }
    json::array tools;
    for (const Tool& tool : conversation.tools) {
        tools.push_back(json::object{{"type", "function"}, {"function", functionOf(tool)}});
    }
    request["tools"] = std::move(tools);
    using Kind = ToolChoice::Kind;
    switch (conversation.choice.kind) {
        case Kind::Unsaid:
            break;
        case Kind::Auto:
            request["tool_choice"] = "auto";
            break;
        case Kind::None:
            request["tool_choice"] = "none";
            break;
        case Kind::Required:
            request["tool_choice"] = "required";
            break;
        case Kind::Named:
            request["tool_choice"] =
                json::object{{"type", "function"},
                             {"function", json::object{{"name", conversation.choice.name}}}};
            break;
    }
    if (conversation.parallelCalls) {
        request["parallel_tool_calls"] = *conversation.parallelCalls;
    }
}

void writeFormat(const AnswerFormat& format, json::object& request) {
    if (format.kind == AnswerFormat::Kind::Json) {
        request["response_format"] = json::object{{"type", "json_object"}};
    } else if (format.kind == AnswerFormat::Kind::Schema) {
        json::object schema{{"name", format.name.empty() ? "answer" : format.name},
                            {"schema", format.schema}};
        if (format.strict) {
            schema["strict"] = *format.strict;
        }
        request["response_format"] =
            json::object{{"type", "json_schema"}, {"json_schema", std::move(schema)}};
    }
}

void writeStops(const std::vector<std::string>& stops, json::object& request,
                TranslationNotes& notes) {
    if (stops.empty()) {
        return;
    }
    const std::size_t count = std::min(stops.size(), kMostStops);
    if (count < stops.size()) {
        notes.change("stop sequences: the first " + std::to_string(count) + " of " +
                     std::to_string(stops.size()));
    }
    request["stop"] =
        json::array(stops.begin(), stops.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace

std::string writeConversation(const Conversation& conversation, const TargetTerms& terms,
                              TranslationNotes& notes) {
    json::object request{{"model", terms.model}};
    Messages messages(terms, notes);
    for (const Message& message : conversation.messages) {
        messages.add(message);
    }
    request["messages"] = messages.take();
    writeTools(conversation, request);
    writeFormat(conversation.format, request);
    if (conversation.maxTokens) {
        request[terms.maxTokensField] = *conversation.maxTokens;
    }
    if (!conversation.temperature.is_null()) {
        request["temperature"] = conversation.temperature;
    }
    if (!conversation.topP.is_null()) {
        request["top_p"] = conversation.topP;
    }
    if (!conversation.topK.is_null()) {
        notes.leaveOut("top_k");
    }
    if (conversation.effort) {
        request["reasoning_effort"] = effortWord(*conversation.effort);
    }
    writeStops(conversation.stop, request, notes);
    // Its name and its length differ from provider to provider, and it changes no answer.
    if (!conversation.user.empty()) {
        notes.leaveOut("the caller's own user");
    }
    if (conversation.stream) {
        request["stream"] = true;
        if (terms.takesStreamOptions) {
            request["stream_options"] = json::object{{"include_usage", true}};
        }
    }
    return json::serialize(request);
}

}  // namespace weir::dialects::openai_chat
