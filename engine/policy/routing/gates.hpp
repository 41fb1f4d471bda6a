// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/policy/routing/route_facts.hpp"
#include "engine/policy/routing/wire.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::policy {

// What a target has to be able to do to serve a call.
struct CallNeeds {
    std::uint64_t tokens = 0;  // of the input, as estimated; 0: its length is no matter
    std::optional<std::uint64_t> maxTokens = {};  // that the answer may have
    bool images = false;
    bool audio = false;
    bool files = false;
    bool tools = false;
    bool structured = false;
};

// Only a call that is answered in tokens has to fit into a context: embeddings are a batch of
// inputs, and what is only counted is no matter.
CallNeeds needsOf(const RouteFacts& facts);

// Nothing that is known keeps the target from serving such a call.
//
// The input is an estimate that may be a third too high (dialects/common/estimate.hpp), so a target
// is ruled out by its context only when that much less would not fit either; whether a call just
// fits, the provider knows best.
bool canServe(const Target& target, const CallNeeds& needs);
bool meets(const DataPolicy& policy, const DataDemand& demand);

// Only a translated call would reach the provider, and that is ruled out.
bool barsTranslation(const DataDemand& demand, const providers::Provider& provider, Wire wire);

// Why it cannot, in words; called when one of the above does not hold.
UnfitTarget judgeUnfit(const Target& target, const CallNeeds& needs, const DataPolicy& policy,
                       const DataDemand& demand);

// "images, context": what the call needs and nobody said of the target; empty: nothing. A call that
// is shorter than any current context does not ask for it.
std::string notKnown(const Target& target, const CallNeeds& needs);

// Moves the targets that cannot serve the call, or only translated where that is ruled out, out of
// `targets`. What cannot be asked for its dialect is left to the decision, which says so.
void takeOutUnfit(std::vector<Target>& targets, const CallNeeds& needs, const DataDemand& demand,
                  Wire wire, const Snapshot& snapshot, std::vector<UnfitTarget>& unfit);

// What the caller is told when nobody else is left: what is missing, and who came nearest.
std::string refusalOfUnfit(const Lookup& lookup, const CallNeeds& needs);

}  // namespace weir::policy
