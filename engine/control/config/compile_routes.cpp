// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_routes.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/control/config/compile_classify.hpp"
#include "engine/control/config/compile_sets.hpp"
#include "engine/control/config/compile_targets.hpp"
#include "engine/control/config/names.hpp"
#include "engine/control/config/route_text.hpp"
#include "engine/policy/routing/asked_names.hpp"
#include "engine/policy/routing/gates.hpp"
#include "engine/policy/routing/idle_routes.hpp"

namespace weir::control {

namespace {

constexpr std::size_t kLongestName = 100;     // bytes
constexpr std::size_t kLongestRefusal = 300;  // bytes

std::string named(const RouteFields& fields) {
    return "the route \"" + fields.name.value + '"';
}

void checkName(const RouteFields& fields, Problems& problems) {
    const std::string& name = fields.name.value;
    if (name.size() > kLongestName || name.find_first_not_of(' ') == std::string::npos) {
        addError(problems, fields.name.place, "this cannot be the name of a route",
                 "Write a few words, at most 100 bytes.");
    }
}

void checkTargets(const RouteFields& fields, Problems& problems) {
    std::set<std::string_view> seen;
    std::uint64_t sum = 0;
    for (const RouteTargetFields& each : fields.targets) {
        if (!seen.insert(each.target.value).second) {
            addError(problems, each.target.place,
                     "the target \"" + each.target.value + "\" stands here twice");
        }
        sum += each.weight.value;
        if (each.weight.place.line != 0 && !weighs(fields.strategy)) {
            addError(problems, each.weight.place, named(fields) + " does not go by weights",
                     "Write strategy: weighted, or drop the weight.");
        }
    }
    if (!fields.targets.empty() && weighs(fields.strategy) && sum == 0) {
        addError(problems, fields.usePlace, "the weights of " + named(fields) + " are all 0",
                 "At least one target needs a weight of more than 0.");
    }
}

void checkAction(const RouteFields& fields, Problems& problems) {
    const bool uses = fields.usePlace.line != 0;
    const bool refuses = fields.refuse.place.line != 0;
    if (uses && refuses) {
        addError(problems, fields.refuse.place,
                 named(fields) + " has use and refuse, and can do only one", "Keep one of them.");
    } else if (!uses && !refuses) {
        addError(problems, fields.place, named(fields) + " does not say what to do",
                 "Write use: {targets: [PROVIDER/MODEL]}, or refuse: WORDS FOR THE CALLER.");
    }
    if (fields.refuse.value.size() > kLongestRefusal) {
        addError(problems, fields.refuse.place, "refuse is longer than 300 bytes");
    }
    if (fields.stickyBy.place.line != 0 && fields.strategy != RouteStrategy::Sticky) {
        addError(problems, fields.stickyBy.place, named(fields) + " is not sticky",
                 "Write strategy: sticky, or drop by.");
    }
}

void checkIdleWishes(const RouteFields& fields, Problems& problems) {
    if (fields.require.place.line != 0 && fields.refuse.place.line != 0) {
        addError(problems, fields.require.place,
                 named(fields) + " refuses, so that there is nothing to require of anybody");
    }
    if (fields.failover.place.line != 0 && fields.refuse.place.line != 0) {
        addError(problems, fields.failover.place,
                 named(fields) + " refuses, so that nobody is asked who could fall over");
    }
}

// A route whose demands none of its own targets meets refuses every call.
void warnOfUnmet(const RouteFields& fields, const policy::Route& route,
                 const policy::Snapshot& snapshot, Problems& problems) {
    std::string unmet;
    bool met = false;
    for (const policy::RouteChoice& choice : route.choices) {
        for (const policy::Target& target : choice.targets) {
            const DataPolicy& data = snapshot.providerOf(target).data;
            if (policy::meets(data, route.require)) {
                met = true;
            } else if (unmet.empty()) {
                unmet = target.name + ": " +
                        policy::judgeUnfit(target, {}, data, route.require).reasons.front();
            }
        }
    }
    if (!met && !unmet.empty()) {
        addWarning(problems, fields.require.place,
                   "no target of " + named(fields) + " meets what it requires (" + unmet + ")",
                   "Write region and data beside the provider, as its contract says.");
    }
}

policy::RouteChoice choiceOf(const RouteTargetFields& fields, const policy::Snapshot& snapshot,
                             Problems& problems) {
    policy::RouteChoice choice{
        .name = fields.target.value, .weight = fields.weight.value, .targets = {}};
    const auto model =
        std::ranges::find(snapshot.models, fields.target.value, &policy::Model::name);
    choice.targets = model != snapshot.models.end()
                         ? model->targets
                         : compileTarget(fields.target, snapshot, problems);
    return choice;
}

void checkNames(RouteField field, std::string_view what, const Document& document,
                const std::vector<policy::Route>& routes, Problems& problems) {
    if (const auto beyond = policy::firstBeyondNames(routes, field)) {
        addError(problems, document.routes[*beyond].whenPlace,
                 "with " + named(document.routes[*beyond]) + " routes ask for more than " +
                     std::to_string(policy::kMostNames) + ' ' + std::string(what),
                 "Ask for fewer.");
    }
}

void warnOfIdle(const Document& document, const std::vector<policy::Route>& routes,
                Problems& problems) {
    for (const policy::IdleRoute& idle : policy::idleRoutes(routes)) {
        const RouteFields& fields = document.routes[idle.route];
        const Place place = fields.whenPlace.line != 0 ? fields.whenPlace : fields.place;
        if (!idle.hiddenBy.empty()) {
            addWarning(problems, place,
                       named(fields) + " never takes a call: " + hidersText(idle, routes),
                       "Move it up, or ask for less before it.");
        } else {
            addWarning(problems, place,
                       named(fields) + " never takes a call: its conditions cannot all hold");
        }
    }
}

}  // namespace

std::string hidersText(const policy::IdleRoute& idle, const std::vector<policy::Route>& routes) {
    std::string text;
    for (std::size_t i = 0; i < idle.hiddenBy.size(); ++i) {
        text += i == 0 ? "\"" : i + 1 == idle.hiddenBy.size() ? " and \"" : ", \"";
        text += routes[idle.hiddenBy[i]].name + '"';
    }
    return text + (idle.hiddenBy.size() == 1 ? " before it takes them all"
                                             : " before it take them all together");
}

void checkRouteFields(const RouteFields& fields, Problems& problems) {
    checkName(fields, problems);
    checkTargets(fields, problems);
    checkAction(fields, problems);
    checkIdleWishes(fields, problems);
}

policy::Route compileRoute(const RouteFields& fields, const policy::Snapshot& snapshot,
                           Problems& problems) {
    checkRouteFields(fields, problems);
    checkJudged(fields.when, fields.whenPlace, snapshot, problems);
    checkSetUses(fields, snapshot.sets, problems);
    policy::Route route{.name = fields.name.value,
                        .enabled = fields.enabled,
                        .when = withSetValues(fields.when, snapshot.sets),
                        .written = fields.when,
                        .strategy = fields.strategy,
                        .stickyBy = fields.stickyBy.value,
                        .choices = {},
                        .require = fields.require.value,
                        .failover = fields.failover.value,
                        .refuse = fields.refuse.value};
    for (const RouteTargetFields& each : fields.targets) {
        policy::RouteChoice choice = choiceOf(each, snapshot, problems);
        if (!choice.targets.empty()) {
            route.choices.push_back(std::move(choice));
        }
    }
    warnOfUnmet(fields, route, snapshot, problems);
    return route;
}

std::vector<policy::Route> compileRoutes(const Document& document, const policy::Snapshot& snapshot,
                                         Problems& problems) {
    std::vector<policy::Route> routes;
    routes.reserve(document.routes.size());
    for (const RouteFields& fields : document.routes) {
        routes.push_back(compileRoute(fields, snapshot, problems));
    }
    checkNames(RouteField::Header, "headers", document, routes, problems);
    checkNames(RouteField::Metadata, "members of the metadata", document, routes, problems);
    warnOfIdle(document, routes, problems);
    return routes;
}

}  // namespace weir::control
