// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is asked, and whatever a provider answers to it: what goes to the target is JSON that
// asks for its model, and what the caller gets is well-formed in his own dialect. The first line is
// the request, the others are the answer, an event each; the first byte chooses the endpoints.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <boost/json/parse.hpp>

#include "engine/dialects/translation/translation.hpp"

using namespace weir::dialects;
namespace json = boost::json;

namespace {

void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

json::value parse(std::string_view text) {
    json::parse_options options;
    options.max_depth = 200;
    json::error_code error;
    json::value value = json::parse(text, error, {}, options);
    demand(!error);
    return value;
}

// What every dialect demands of the order of its events.
class Watcher {
public:
    explicit Watcher(Endpoint asked) : m_asked(asked) {}

    void see(std::string_view events) {
        while (!events.empty()) {
            const std::size_t end = events.find("\n\n");
            demand(end != events.npos);
            seeOne(events.substr(0, end));
            events.remove_prefix(end + 2);
        }
    }
    bool ended() const { return m_ended; }

private:
    void seeOne(std::string_view event) {
        demand(!m_ended);
        if (event.starts_with(':')) {
            return;
        }
        const std::size_t data = event.find("data: ");
        demand(data != event.npos && event.find('\n', data) == event.npos);
        const std::string_view text = event.substr(data + 6);
        if (m_asked == Endpoint::ChatCompletions && text == "[DONE]") {
            m_ended = true;
            return;
        }
        const json::value value = parse(text);
        const json::object& object = value.as_object();
        if (m_asked == Endpoint::ChatCompletions) {
            demand(object.at("object").as_string() == "chat.completion.chunk");
            return;
        }
        const std::string_view type = object.at("type").as_string();
        demand(event.starts_with("event: " + std::string(type) + "\n"));
        if (m_asked == Endpoint::Responses) {
            demand(object.at("sequence_number").to_number<std::uint64_t>() == m_next++);
            m_ended = type == "response.completed" || type == "response.incomplete";
        } else {
            seeMessage(type, object);
        }
    }

    // One block at a time, in order, and each closed once.
    void seeMessage(std::string_view type, const json::object& object) {
        if (type.starts_with("content_block_")) {
            demand(object.at("index").to_number<std::uint64_t>() == m_next);
        }
        if (type == "content_block_start") {
            demand(!m_open);
            m_open = true;
        } else if (type == "content_block_delta") {
            demand(m_open);
        } else if (type == "content_block_stop") {
            demand(m_open);
            m_open = false;
            ++m_next;
        } else {
            demand(!m_open || type == "ping");
        }
        m_ended = type == "message_stop";
    }

    Endpoint m_asked;
    std::uint64_t m_next = 0;
    bool m_open = false;
    bool m_ended = false;
};

std::string_view takeLine(std::string_view& text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr Endpoint kAsked[] = {Endpoint::ChatCompletions, Endpoint::Responses,
                                   Endpoint::Messages};
    if (size == 0) {
        return 0;
    }
    const Endpoint asked = kAsked[(data[0] >> 1) % 3];
    const Endpoint at = (data[0] & 1) != 0 ? Endpoint::Messages : Endpoint::ChatCompletions;
    const bool whole = (data[0] & 0x40) != 0;
    std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::string_view body = takeLine(text);
    const auto facts = readRequest(asked, body);
    if (!facts) {
        return 0;
    }
    const TargetTerms terms{.model = "another \"model\"",
                            .takesSampling = (data[0] & 0x20) == 0,
                            .shortCallIds = (data[0] & 0x80) != 0};
    auto made = translateRequest(asked, at, body, *facts, terms, {"x", 7});
    if (!made) {
        demand(!made.error().message.empty());
        return 0;
    }
    demand(parse(made->body).at("model").as_string() == terms.model);
    demand(!made->losses.empty());
    AnswerTranslator& answer = *made->answer;
    const auto reader = makeAnswerReader(at, *facts);
    if (whole) {
        if (reader->onBody(200, "application/json", text).good()) {
            const auto said = answer.translateBody(text, reader->usage());
            demand(!said || parse(*said).is_object());
        }
        return 0;
    }
    Watcher watcher(asked);
    while (!text.empty()) {
        const EventView event{{}, takeLine(text)};
        const auto verdict = reader->onEvent(event);
        std::string out;
        if (verdict.kind == EventVerdict::Kind::Error || !answer.translate(event, out)) {
            return 0;
        }
        if (verdict.kind == EventVerdict::Kind::Terminal) {
            answer.end(reader->usage(), out);
        }
        watcher.see(out);
        demand(watcher.ended() == reader->sawTerminal());
        if (watcher.ended()) {
            return 0;
        }
    }
    return 0;
}
