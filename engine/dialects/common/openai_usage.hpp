// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/base/usage.hpp"
#include "engine/dialects/common/json_dom.hpp"

namespace weir::dialects {

// What the members of a usage object are called; the two OpenAI dialects name the same things
// differently.
struct OpenAiUsageNames {
    std::string_view in;
    std::string_view inDetails;
    std::string_view out;
    std::string_view outDetails;
};

inline constexpr OpenAiUsageNames kChatUsage{"prompt_tokens", "prompt_tokens_details",
                                             "completion_tokens", "completion_tokens_details"};
inline constexpr OpenAiUsageNames kResponsesUsage{"input_tokens", "input_tokens_details",
                                                  "output_tokens", "output_tokens_details"};

// A usage object of OpenAI taken apart: cached, cache-write, audio and image tokens are parts of
// the input, reasoning and audio parts of the output.
Usage readOpenAiUsage(dom::object usage, const OpenAiUsageNames& names);

}  // namespace weir::dialects
