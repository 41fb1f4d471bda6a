// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/answers.hpp"

#include <charconv>

#include <fmt/format.h>

namespace weir::harness {

namespace {

constexpr std::string_view kNumber = "number of the call: ";

std::string word(int serial, int index) {
    return fmt::format("w{}-{} ", serial, index);
}

std::string allWords(const Asked& asked) {
    std::string all;
    for (int i = 0; i < asked.words; ++i) {
        all += word(asked.serial, i);
    }
    return all;
}

std::string chatChunk(std::string_view delta, std::string_view finish = "null") {
    return fmt::format(
        R"(data: {{"id":"c1","object":"chat.completion.chunk","created":1,"model":"m1",)"
        R"("choices":[{{"index":0,"delta":{},"finish_reason":{}}}]}})"
        "\n\n",
        delta, finish);
}

std::string chatUsage(const Asked& asked) {
    return fmt::format(R"("usage":{{"prompt_tokens":{},"completion_tokens":{},"total_tokens":{}}})",
                       asked.tokensIn, asked.tokensOut, asked.tokensIn + asked.tokensOut);
}

std::vector<std::string> chatStream(const Asked& asked) {
    std::vector<std::string> events{chatChunk(R"({"role":"assistant","content":""})")};
    for (int i = 0; i < asked.words; ++i) {
        events.push_back(chatChunk(fmt::format(R"({{"content":"{}"}})", word(asked.serial, i))));
    }
    events.push_back(chatChunk("{}", R"("stop")"));
    if (asked.usageTold) {
        events.push_back(
            R"(data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m1",)"
            R"("choices":[],)" +
            chatUsage(asked) + "}\n\n");
    }
    events.push_back("data: [DONE]\n\n");
    return events;
}

std::string messagesEvent(std::string_view type, std::string_view rest) {
    return fmt::format("event: {0}\ndata: {{\"type\":\"{0}\"{1}}}\n\n", type, rest);
}

std::vector<std::string> messagesStream(const Asked& asked) {
    std::vector<std::string> events{
        messagesEvent("message_start",
                      fmt::format(R"(,"message":{{"id":"m1","type":"message","role":"assistant",)"
                                  R"("content":[],"model":"m1","stop_reason":null,)"
                                  R"("usage":{{"input_tokens":{},"output_tokens":1}}}})",
                                  asked.tokensIn)),
        messagesEvent("content_block_start",
                      R"(,"index":0,"content_block":{"type":"text","text":""})")};
    for (int i = 0; i < asked.words; ++i) {
        events.push_back(
            messagesEvent("content_block_delta",
                          fmt::format(R"(,"index":0,"delta":{{"type":"text_delta","text":"{}"}})",
                                      word(asked.serial, i))));
    }
    events.push_back(messagesEvent("content_block_stop", R"(,"index":0)"));
    events.push_back(
        messagesEvent("message_delta", fmt::format(R"(,"delta":{{"stop_reason":"end_turn"}},)"
                                                   R"("usage":{{"output_tokens":{}}})",
                                                   asked.tokensOut)));
    events.push_back(messagesEvent("message_stop", ""));
    return events;
}

int digitsAt(std::string_view text, std::size_t& at) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    at = static_cast<std::size_t>(end - text.data());
    return error == std::errc() ? value : -1;
}

std::string_view lastEvent(std::string_view body) {
    if (!body.ends_with("\n\n")) {
        return {};
    }
    const std::size_t before = body.substr(0, body.size() - 2).rfind("\n\n");
    return before == std::string_view::npos ? body : body.substr(before + 2);
}

}  // namespace

std::string requestBody(const Plan& plan) {
    const std::string model = plan.ill == Plan::Ill::UnknownModel ? "nobody-knows-it"
                              : plan.anthropic                    ? "claude"
                                                                  : "smart";
    std::string body = fmt::format(
        R"({{"model":"{}","max_tokens":100,{}"messages":[{{"role":"user","content":"{}{} {}"}}]}})",
        model, plan.stream ? R"("stream":true,)" : "", kNumber, plan.number,
        std::string(static_cast<std::size_t>(plan.number * 37 % 3'000), 'x'));
    if (plan.ill == Plan::Ill::BrokenJson) {
        body.pop_back();
    }
    return body;
}

int callOf(std::string_view requestBody) {
    std::size_t at = requestBody.find(kNumber);
    if (at == std::string_view::npos) {
        return -1;
    }
    at += kNumber.size();
    return digitsAt(requestBody, at);
}

std::string plainAnswer(const Asked& asked, bool anthropic) {
    if (anthropic) {
        return fmt::format(
            R"({{"id":"m1","type":"message","role":"assistant","model":"m1","content":)"
            R"([{{"type":"text","text":"{}"}}],"stop_reason":"end_turn",)"
            R"("usage":{{"input_tokens":{},"output_tokens":{}}}}})",
            allWords(asked), asked.tokensIn, asked.tokensOut);
    }
    return fmt::format(
        R"({{"id":"c1","object":"chat.completion","created":1,"model":"m1","choices":[{{"index":0,)"
        R"("message":{{"role":"assistant","content":"{}"}},"finish_reason":"stop"}}]{}}})",
        allWords(asked), asked.usageTold ? ',' + chatUsage(asked) : "");
}

std::vector<std::string> streamAnswer(const Asked& asked, bool anthropic) {
    return anthropic ? messagesStream(asked) : chatStream(asked);
}

std::string errorBody(bool anthropic, std::string_view type) {
    if (anthropic) {
        return fmt::format(R"({{"type":"error","error":{{"type":"{}","message":"no"}}}})", type);
    }
    return fmt::format(R"({{"error":{{"message":"no","type":"{}","param":null,"code":null}}}})",
                       type);
}

std::string errorEvent(bool anthropic) {
    return anthropic
               ? messagesEvent("error", R"(,"error":{"type":"overloaded_error","message":"no"})")
               : "data: " + errorBody(false, "server_error") + "\n\n";
}

ReadAnswer readAnswer(std::string_view body, bool stream, bool anthropic) {
    ReadAnswer read;
    for (std::size_t at = body.find('w'); at != std::string_view::npos; at = body.find('w', at)) {
        ++at;
        const int serial = digitsAt(body, at);
        if (serial < 0 || at >= body.size() || body[at] != '-') {
            continue;
        }
        ++at;
        const int index = digitsAt(body, at);
        if (at == body.size()) {
            break;  // cut off, maybe within its number
        }
        read.ordered =
            read.ordered && index == read.words && (read.serial < 0 || read.serial == serial);
        read.serial = serial;
        ++read.words;
    }
    const std::string_view last = stream ? lastEvent(body) : body;
    read.failed = last.find(R"("error")") != std::string_view::npos;
    read.ended = anthropic ? last.find("message_stop") != std::string_view::npos
                           : last == "data: [DONE]\n\n";
    if (!anthropic && stream && !read.failed) {
        // An error may stand before the end of the protocol.
        read.failed = body.find(R"(data: {"error")") != std::string_view::npos;
    }
    return read;
}

bool isAnswerOf(std::string_view body, bool anthropic) {
    return body.find(anthropic ? R"("type":"message","role":"assistant")"
                               : R"("object":"chat.completion",)") != std::string_view::npos;
}

}  // namespace weir::harness
