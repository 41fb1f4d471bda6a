// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/data_policy.hpp"
#include "engine/base/failover.hpp"
#include "engine/base/route_condition.hpp"
#include "engine/policy/target.hpp"

namespace weir::policy {

// A target as a route names it, with everything that can serve for it: a target for each key of
// its provider; or, of a model of the document, all of that model.
struct RouteChoice {
    std::string name;  // "openai/gpt-5"
    std::uint32_t weight = 1;
    std::vector<Target> targets;
};

// Its order depends on where prompts are cached.
constexpr bool readsWarmCaches(RouteStrategy strategy) {
    return strategy == RouteStrategy::Cheapest || strategy == RouteStrategy::Sticky;
}

// Where the calls go that fit a condition.
struct Route {
    std::string name;
    bool enabled = true;
    RouteCondition when;
    RouteCondition written = {};  // the same with its sets by their names, as the document says it
    RouteStrategy strategy = RouteStrategy::Ordered;
    StickyBy stickyBy = StickyBy::Session;
    std::vector<RouteChoice> choices;  // none: those of the name that was asked for
    DataDemand require = {};           // of the providers that may get its calls
    RouteFailover failover = {};       // of its calls, as far as it says so
    std::string refuse;                // what the caller is told instead; empty: nothing

    // The models that it has to be asked for by their very names; none: by any.
    std::vector<std::string_view> modelsNamed() const;
    // Those names can be asked for because of it.
    bool isOffer() const { return enabled && refuse.empty() && !choices.empty(); }
};

}  // namespace weir::policy
