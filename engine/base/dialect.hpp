// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace weir {

// A wire format for talking to models.
enum class Dialect : std::uint8_t { OpenAiChat, OpenAiResponses, Anthropic };

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

}  // namespace weir
