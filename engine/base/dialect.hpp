// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace weir {

// A wire format for talking to models.
enum class Dialect : std::uint8_t { OpenAiChat, OpenAiResponses, Anthropic };
inline constexpr std::array kDialects{Dialect::OpenAiChat, Dialect::OpenAiResponses,
                                      Dialect::Anthropic};

// The name used in the document, the contract and the records.
constexpr std::string_view name(Dialect dialect) {
    switch (dialect) {
        case Dialect::OpenAiChat:
            return "openai_chat";
        case Dialect::OpenAiResponses:
            return "openai_responses";
        case Dialect::Anthropic:
            return "anthropic";
    }
    return "openai_chat";
}

// What is appended to the path of a provider's base URL for a call: the base URLs of the OpenAI
// dialects end in /v1, those of Anthropic do not.
constexpr std::string_view callPath(Dialect dialect) {
    switch (dialect) {
        case Dialect::OpenAiChat:
            return "/chat/completions";
        case Dialect::OpenAiResponses:
            return "/responses";
        case Dialect::Anthropic:
            return "/v1/messages";
    }
    return "/chat/completions";
}

// The oldest version that every Anthropic model still answers to.
inline constexpr std::string_view kAnthropicVersion = "2023-06-01";

}  // namespace weir
