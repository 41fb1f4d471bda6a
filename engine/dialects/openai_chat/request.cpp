// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_chat/request.hpp"

#include <algorithm>
#include <charconv>

#include "engine/dialects/common/strict_object.hpp"

namespace weir::dialects::openai_chat {
namespace {

using Kind = JsonCursor::Kind;

bool readStreamOptions(RequestWalk& walk) {
    JsonCursor& json = walk.json;
    const std::size_t from = json.offset();
    bool read = false;
    if (json.peek() == Kind::Object) {
        read = readStrictObject(json, [&walk](std::string_view name) {
            if (name != "include_usage") {
                return walk.json.skip();
            }
            const std::size_t at = walk.json.offset();
            const bool flag = readFlag(walk.json, walk.facts.asksForUsage,
                                       "`stream_options.include_usage` must be true or false");
            walk.facts.includeUsage = walk.spanFrom(at);
            return flag;
        });
    } else if (json.peek() == Kind::Null) {
        read = json.skip();
    } else {
        return json.fail("`stream_options` must be an object");
    }
    walk.facts.streamOptions = walk.spanFrom(from);
    return read;
}

// The newer name wins when a request carries both.
bool readMaxTokens(RequestWalk& walk, bool newer) {
    std::optional<std::uint64_t> count;
    if (!readCount(walk.json, count, "the token limit must be a whole number")) {
        return false;
    }
    if (count && (newer || !walk.facts.maxOutputTokens)) {
        walk.facts.maxOutputTokens = count;
    }
    return true;
}

// More than any provider gives at once, so that no product of it is too large to count.
constexpr std::uint64_t kMostChoices = 1'000;

// What is no whole number is the provider's to refuse.
bool readChoices(RequestWalk& walk) {
    if (walk.json.peek() != Kind::Number) {
        return walk.json.skip();
    }
    std::string_view digits;
    if (!walk.json.readNumber(digits)) {
        return false;
    }
    std::uint64_t count = 1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error == std::errc::result_out_of_range) {
        walk.facts.choices = kMostChoices;
    } else if (error == std::errc() && end == digits.data() + digits.size()) {
        walk.facts.choices = std::clamp<std::uint64_t>(count, 1, kMostChoices);
    }
    return true;
}

// A text, an array of texts, one array of tokens, or an array of those.
bool readInputs(RequestWalk& walk) {
    JsonCursor& json = walk.json;
    walk.facts.messages = 1;
    if (json.peek() != Kind::Array) {
        return walk.countText();
    }
    std::uint32_t inputs = 0;
    json.enterArray();
    while (json.nextItem()) {
        const Kind kind = json.peek();
        if (kind == Kind::Number) {
            ++walk.facts.estimatedTokensIn;
        } else {
            ++inputs;
        }
        if (kind == Kind::Array) {
            json.enterArray();
            while (json.nextItem()) {
                ++walk.facts.estimatedTokensIn;
                if (!json.skip()) {
                    return false;
                }
            }
        } else if (!walk.countText()) {
            return false;
        }
        if (json.failed()) {
            return false;
        }
    }
    walk.facts.messages = inputs == 0 ? 1 : inputs;
    return !json.failed();
}

}  // namespace

bool readMember(RequestWalk& walk, std::string_view name) {
    if (name == "messages") {
        return readConversation(walk);
    }
    if (name == "tools") {
        return readTools(walk);
    }
    if (name == "stream_options") {
        return readStreamOptions(walk);
    }
    if (name == "max_completion_tokens" || name == "max_tokens") {
        return readMaxTokens(walk, name == "max_completion_tokens");
    }
    if (name == "n") {
        return readChoices(walk);
    }
    if (name == "service_tier") {
        return readTier(walk);
    }
    if (name == "response_format") {
        return readFormat(walk);
    }
    return walk.json.skip();
}

bool readEmbeddingsMember(RequestWalk& walk, std::string_view name) {
    return name == "input" ? readInputs(walk) : walk.json.skip();
}

}  // namespace weir::dialects::openai_chat
