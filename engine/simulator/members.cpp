// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/members.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include <fmt/format.h>

namespace weir::simulator {
namespace {

using dialects::Endpoint;

// Any is what the endpoint reads by itself, and what has several types.
enum class Kind : std::uint8_t { Any, Flag, Text, Object, List, Number, Whole, Stops };

constexpr double kEndless = std::numeric_limits<double>::infinity();

struct Member {
    std::string_view name;
    Kind kind = Kind::Any;
    double low = 0;  // of a number, or of how many
    double high = kEndless;
};

using Members = std::span<const Member>;

// What both OpenAI dialects take.
constexpr std::array kOpenAi{
    Member{"metadata", Kind::Object},
    Member{"model"},
    Member{"moderation", Kind::Object},
    Member{"parallel_tool_calls", Kind::Flag},
    Member{"prompt_cache_key", Kind::Text},
    Member{"prompt_cache_options", Kind::Object},
    Member{"prompt_cache_retention", Kind::Text},
    Member{"safety_identifier", Kind::Text},
    Member{"service_tier", Kind::Text},
    Member{"store", Kind::Flag},
    Member{"stream", Kind::Flag},
    Member{"stream_options", Kind::Object},
    Member{"temperature", Kind::Number, 0, 2},
    Member{"tool_choice"},
    Member{"tools", Kind::List},
    Member{"top_logprobs", Kind::Whole, 0, 20},
    Member{"top_p", Kind::Number, 0, 1},
    Member{"user", Kind::Text},
};

constexpr std::array kChat{
    Member{"audio", Kind::Object},
    Member{"frequency_penalty", Kind::Number, -2, 2},
    Member{"function_call"},
    Member{"functions", Kind::List, 1, 128},
    Member{"logit_bias", Kind::Object},
    Member{"logprobs", Kind::Flag},
    Member{"max_completion_tokens", Kind::Whole, 1},
    Member{"max_tokens", Kind::Whole, 1},
    Member{"messages"},
    Member{"modalities", Kind::List},
    Member{"n", Kind::Whole, 1, 128},
    Member{"prediction", Kind::Object},
    Member{"presence_penalty", Kind::Number, -2, 2},
    Member{"reasoning_effort", Kind::Text},
    Member{"response_format", Kind::Object},
    Member{"seed", Kind::Whole, -kEndless},
    Member{"stop", Kind::Stops, 1, 4},
    Member{"verbosity", Kind::Text},
    Member{"web_search_options", Kind::Object},
};

constexpr std::array kResponses{
    Member{"background", Kind::Flag},
    Member{"client_metadata"},  // sent by coding agents, in no description
    Member{"context_management", Kind::List},
    Member{"conversation"},
    Member{"include", Kind::List},
    Member{"input"},
    Member{"instructions", Kind::Text},
    Member{"max_output_tokens", Kind::Whole, 16},
    Member{"max_tool_calls", Kind::Whole},
    Member{"previous_response_id", Kind::Text},
    Member{"prompt", Kind::Object},
    Member{"reasoning", Kind::Object},
    Member{"text", Kind::Object},
    Member{"truncation", Kind::Text},
};

constexpr std::array kEmbeddings{
    Member{"dimensions"}, Member{"encoding_format"},  Member{"input"},
    Member{"model"},      Member{"user", Kind::Text},
};

// Those of the betas are among them: which header allows which is not the simulator's matter.
constexpr std::array kMessages{
    Member{"betas", Kind::List},
    Member{"billing_policy"},
    Member{"cache_control", Kind::Object},
    Member{"compaction"},
    Member{"container"},
    Member{"context_management", Kind::Object},
    Member{"diagnostics", Kind::Object},
    Member{"fallback_credit_token"},
    Member{"fallbacks"},
    Member{"inference_geo", Kind::Text},
    Member{"max_tokens", Kind::Whole},
    Member{"mcp_servers", Kind::List},
    Member{"messages"},
    Member{"metadata", Kind::Object},
    Member{"model"},
    Member{"output_config", Kind::Object},
    Member{"output_format", Kind::Object},
    Member{"service_tier", Kind::Text},
    Member{"speed", Kind::Text},
    Member{"stop_sequences", Kind::List},
    Member{"stream", Kind::Flag},
    Member{"system"},
    Member{"temperature", Kind::Number, 0, 1},
    Member{"thinking", Kind::Object},
    Member{"thread"},
    Member{"tool_choice", Kind::Object},
    Member{"tools", Kind::List},
    Member{"top_k", Kind::Whole},
    Member{"top_p", Kind::Number, 0, 1},
    Member{"user_profile_id", Kind::Text},
    Member{"workspace_id", Kind::Text},
};

std::array<Members, 2> membersOf(Endpoint endpoint) {
    switch (endpoint) {
        case Endpoint::ChatCompletions:
            return {kOpenAi, kChat};
        case Endpoint::Responses:
            return {kOpenAi, kResponses};
        case Endpoint::Embeddings:
            return {kEmbeddings};
        case Endpoint::Messages:
        case Endpoint::CountTokens:
            break;
    }
    return {kMessages};
}

const Member* find(const std::array<Members, 2>& tables, std::string_view name) {
    for (const Members table : tables) {
        const auto found = std::ranges::find(table, name, &Member::name);
        if (found != table.end()) {
            return &*found;
        }
    }
    return nullptr;
}

bool within(const Member& member, double number) {
    return number >= member.low && number <= member.high;
}

bool isTexts(const json::array& list) {
    return std::ranges::all_of(list, [](const json::value& item) { return item.is_string(); });
}

bool holds(const Member& member, const json::value& value) {
    switch (member.kind) {
        case Kind::Any:
            return true;
        case Kind::Flag:
            return value.is_bool();
        case Kind::Text:
            return value.is_string();
        case Kind::Object:
            return value.is_object();
        case Kind::List:
            return value.is_array() && within(member, double(value.get_array().size()));
        case Kind::Number:
            return value.is_number() && within(member, value.to_number<double>());
        case Kind::Whole: {
            const double number = value.is_number() ? value.to_number<double>() : 0.5;
            return std::trunc(number) == number && within(member, number);
        }
        case Kind::Stops:
            return value.is_string() || (value.is_array() && isTexts(value.get_array()) &&
                                         within(member, double(value.get_array().size())));
    }
    return false;
}

std::string range(const Member& member) {
    const bool above = member.low > -kEndless;
    const bool below = member.high < kEndless;
    return above && below ? fmt::format(" from {} to {}", member.low, member.high)
           : above        ? fmt::format(" of at least {}", member.low)
                          : std::string();
}

std::string wanted(const Member& member) {
    switch (member.kind) {
        case Kind::Any:
            break;
        case Kind::Flag:
            return "true or false";
        case Kind::Text:
            return "a text";
        case Kind::Object:
            return "an object";
        case Kind::List:
            return member.high == kEndless ? "an array"
                                           : fmt::format("an array, its length{}", range(member));
        case Kind::Number:
            return "a number" + range(member);
        case Kind::Whole:
            return "a whole number" + range(member);
        case Kind::Stops:
            return fmt::format("a text, or at most {} texts", member.high);
    }
    return {};
}

}  // namespace

void checkMembers(Endpoint endpoint, const json::object& body, Checks& checks) {
    const bool anthropic = dialects::dialectOf(endpoint) == Dialect::Anthropic;
    const auto demand = [&](bool good, std::string_view name, std::string_view rule) {
        checks.demand(
            good,
            anthropic ? fmt::format("{}: {}", name, rule) : fmt::format("'{}' {}.", name, rule),
            name);
    };
    const std::array<Members, 2> tables = membersOf(endpoint);
    for (const auto& [key, value] : body) {
        const std::string_view name(key.data(), key.size());
        const Member* member = find(tables, name);
        if (member == nullptr) {
            demand(false, name, "must not be there: this endpoint has no such member");
        } else if (!value.is_null()) {
            demand(holds(*member, value), name, "must be " + wanted(*member));
        }
    }
}

}  // namespace weir::simulator
