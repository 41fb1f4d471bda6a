// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include <boost/json/object.hpp>

#include "engine/simulator/prompt.hpp"

namespace weir::simulator {

struct ToolCall {
    std::string name;
    boost::json::object arguments;
};

struct AgentStep {
    std::string words;             // said before the call, or as the end
    std::optional<ToolCall> call;  // none: the task is done
};

// The next step of a small task in three tool calls: write a note, read it back, show it. Tools are
// recognised by their names or by what their schemas ask for; where one is missing, the first tool
// offered is called with arguments that conform. The step is counted by the results in the history.
AgentStep nextStep(const Prompt& prompt);

}  // namespace weir::simulator
