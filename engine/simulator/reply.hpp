// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/simulator/agent.hpp"
#include "engine/simulator/prompt.hpp"

namespace weir::simulator {

// What is answered, before it takes the shape of a dialect.
struct Reply {
    std::vector<std::string> words;  // of the text; may be none beside a call
    std::optional<ToolCall> call;
    bool cut = false;  // by the caller's limit
    std::uint64_t tokensIn = 0;
    std::uint64_t tokensCached = 0;  // of tokensIn
    std::uint64_t tokensOut = 0;

    std::string text() const;
};

Reply compose(const Prompt& prompt);

}  // namespace weir::simulator
