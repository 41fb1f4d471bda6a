// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/base/money.hpp"
#include "engine/base/trace.hpp"
#include "engine/policy/routing/gates.hpp"
#include "engine/policy/routing/route_facts.hpp"
#include "engine/policy/routing/view.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::policy {

// What a prompt cache holds of the session that the call is of.
struct WarmCache {
    std::uint64_t tokens = 0;
    Timestamp until{};  // about
};

// What strategies read of the world, each as far as it asks.
class TargetFigures {
public:
    virtual ~TargetFigures() = default;
    virtual CandidateView view(const Target& target) const = 0;
    // What the call is expected to cost there, with an answer of the usual length, if so much of
    // its input is read from the prompt cache; nothing: no price is known.
    virtual std::optional<Money> cost(const Target& target, std::uint64_t cached) const = 0;
    // Nothing: none is known to be warm.
    virtual std::optional<WarmCache> warm(const Target&) const { return std::nullopt; }
    // Any number: the same one gives the same order.
    virtual std::uint64_t draw() const = 0;
};

// What is recorded of a target.
std::optional<WarmCache> warmIn(std::span<const WarmTarget> warm, const Target& target);

// The draw of an exchange: by its id, so that it comes out the same when it is decided again.
std::uint64_t drawOf(const Id& exchange);

// The first route that is enabled and fits; null: none does.
const Route* firstRoute(const RouteFacts& facts, const Snapshot& snapshot);

// Where a call may go, in the order in which it is tried: by the first route that fits, else by the
// name it asks for. While a budget degrades, the targets of that name are put into the order of
// their cost; those that a route names itself stay in its own. Pure, given the figures.
Lookup findTargets(const RouteFacts& facts, const Snapshot& snapshot, const TargetFigures& figures);

// The same by the name it asks for alone.
Lookup findByName(std::string_view model, Wire wire, const CallNeeds& needs,
                  const Snapshot& snapshot);

}  // namespace weir::policy
