// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dialects/common/request.hpp"

namespace weir::dialects {

struct Edited {
    std::optional<std::string> body;  // nothing: it goes on as it came
    std::vector<std::string> losses;  // one an edit: "model: gpt-4o-mini -> gpt-4o-mini-2024-07-18"
};

// How the loss report says that a target has another name for the model: "model: a -> b".
std::string modelChange(std::string_view asked, std::string_view target);

// Whether a stream's usage is asked for when the client did not: some kinds report it unasked and
// refuse the option.
enum class UsageRequest : std::uint8_t { Add, Leave };

// The body for one target. Only the named bytes change: the model's name when the target has
// another, and stream_options.include_usage of an OpenAI chat stream that did not ask. Key order,
// unknown members and numbers stay as written, so provider caches and signatures stay valid.
// `facts` must come from readRequest of the same body.
Edited rewriteForTarget(Endpoint endpoint, std::string_view body, const RequestFacts& facts,
                        std::string_view targetModel, UsageRequest usage = UsageRequest::Add);

}  // namespace weir::dialects
