// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/routing/flow_nodes.hpp"
#include "ui/widgets/state_look.hpp"

// The flow in words.
namespace weir::ui {

// "search", "Long context", "openai/gpt-5", "4 others"
QString titleOf(const FlowNode& node);
// The line under it: "Rule 3 · 2 under way"; of a target the look of its state.
StateLook noteOf(const FlowNode& node, const admin::RouteFlow& flow);
// What is to be known of a node in one line: of a target also why it is not asked.
QString factsOf(const FlowNode& node, const admin::RouteFlow& flow);

// "1,204 calls"
QString callsText(std::uint64_t calls);
// "12,306 calls ended since 14:02. 37 are under way."
QString spanText(const admin::RouteFlow& flow);

}  // namespace weir::ui
