// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/control/admin/route_flow.hpp"

namespace weir::ui {

enum class FlowNodeKind {
    Team,
    Key,    // without a team
    NoKey,  // none was accepted
    Rule,
    Model,   // asked for by name, without a rule
    NoRule,  // ended before one took it
    Target,
    NoTarget,  // ended before one was asked
    Others,    // of a column, too many to be told apart
};

// How calls ended, in the order in which bands lie; the last are those that went on to another
// target.
enum class FlowEnd { Served, FellBack, Cached, HeldBack, Failed, Cancelled, Passed };
inline constexpr std::size_t kFlowEnds = static_cast<std::size_t>(FlowEnd::Passed) + 1;

struct FlowNode {
    FlowNodeKind kind = FlowNodeKind::Others;
    std::size_t column = 0;
    std::string name;  // empty where there is none
    std::array<std::uint64_t, kFlowEnds> ended{};
    std::uint64_t running = 0;
    std::uint64_t tokens = 0;
    Money spent;
    std::uint64_t unpriced = 0;
    std::uint64_t estimated = 0;
    std::size_t stands = 1;  // Others: for so many

    // Without those that went on.
    std::uint64_t calls() const;
    std::uint64_t passed() const { return ended[static_cast<std::size_t>(FlowEnd::Passed)]; }
    bool isUsed() const { return calls() + passed() + running > 0; }
    // The same from one answer of the gateway to the next: "target:openai/gpt-5".
    QString id() const;
};

// One way through three of them, by their places.
struct FlowWay {
    std::array<std::size_t, 3> nodes{};
    FlowEnd end = FlowEnd::Served;
    std::uint64_t calls = 0;
};

// The nodes of the three columns: callers, rules and targets, each from its top, and what goes
// through them.
struct FlowNodes {
    std::vector<FlowNode> nodes;
    std::vector<FlowWay> ways;

    const FlowNode* find(const QString& id) const;
};

// No more than `most` of a column: those that hold calls back and those with the most calls before
// others, what is left over as one. The order stays the same while calls come and go: names of
// callers, rules as they stand in the document, targets as rules name them.
FlowNodes flowNodesOf(const admin::RouteFlow& flow, std::size_t most);

const admin::RoutedTarget* targetOf(const admin::RouteFlow& flow, const std::string& name);
// The pause that it is under: its own before that of its provider. Null: none.
const admin::PausedTarget* pauseOf(const admin::RouteFlow& flow, const std::string& target);

}  // namespace weir::ui
