// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/decision_test.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/control/admin/tried_call.hpp"
#include "engine/control/config/policy_test.hpp"
#include "engine/control/config/route_text.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/route_trial.hpp"
#include "engine/control/handlers/traffic_rows.hpp"
#include "engine/policy/routing/asked_names.hpp"
#include "engine/policy/routing/conditions.hpp"
#include "engine/policy/routing/wire.hpp"

namespace weir::control {

namespace {

using admin::ExchangeDetail;

// Routes came to an answer, whatever that was: limits and the rules of a key refuse before.
bool wasDecided(const ExchangeDetail& call) {
    return std::ranges::find(call.phases, "decide", &Phase::name) != call.phases.end();
}

bool isUnfit(const CandidateDetail& candidate) {
    return candidate.outcome == "unfit";
}

bool couldBeAsked(const CandidateDetail& candidate) {
    return candidate.outcome != "out" && !isUnfit(candidate);
}

// Out for want of a key, or because the caller's key may not use it. A test knows neither, so it
// may go there.
bool wasOutByKeys(const CandidateDetail& candidate, const ExchangeDetail& call,
                  const policy::Snapshot& snapshot) {
    if (candidate.outcome != "out") {
        return false;
    }
    const auto endpoint = dialects::endpointOf(call.row.endpoint);
    const std::string_view target = candidate.target;
    const auto* provider = snapshot.findProvider(target.substr(0, target.find('/')));
    return !endpoint || provider == nullptr ||
           policy::reaches(*provider, policy::wireOf(*endpoint));
}

// Whom it asks first is not in the document alone: it draws, or goes by what is measured or warm.
bool choosesAmongAll(const ExchangeDetail& call, const policy::Snapshot& snapshot) {
    if (!call.call.warm.empty()) {
        return true;
    }
    const auto route = std::ranges::find(snapshot.routes, call.route, &policy::Route::name);
    return route != snapshot.routes.end() &&
           (weighs(route->strategy) || route->strategy == RouteStrategy::Fastest ||
            route->strategy == RouteStrategy::LeastBusy);
}

// The one that was asked first, and then those that a test may ask before it.
std::vector<std::string> firstTargets(const ExchangeDetail& call,
                                      const policy::Snapshot& snapshot) {
    std::vector<std::string> targets;
    const bool all = choosesAmongAll(call, snapshot);
    for (const CandidateDetail& each : call.candidates) {
        const bool first = couldBeAsked(each) && (all || targets.empty());
        if (first && std::ranges::find(targets, each.target) == targets.end()) {
            targets.push_back(each.target);
        }
    }
    for (const CandidateDetail& each : call.candidates) {
        if (wasOutByKeys(each, call, snapshot) &&
            std::ranges::find(targets, each.target) == targets.end()) {
            targets.push_back(each.target);
        }
    }
    return targets;
}

// What the caller was told. Of a name that nobody knows it went on with names that are like it,
// which may be others for a key or with the lists of the providers.
std::string refusalOf(const ExchangeDetail& call) {
    if (call.row.state == ExchangeState::Cancelled) {
        return {};  // nobody was told
    }
    const std::string& told = call.row.error;
    const std::size_t end = told.find("\". ");
    return call.route.empty() && call.candidates.empty() && end != std::string::npos
               ? told.substr(0, end + 2)
               : told;
}

void addNote(std::string& list, std::string_view what) {
    list.append(list.empty() ? "" : ", ").append(what);
}

// What these routes ask for and the record does not have, so that it is not in the test.
std::string notRecorded(const ExchangeDetail& call, const policy::Snapshot& snapshot) {
    bool judgement = false;
    bool budget = false;
    for (const policy::Route& route : snapshot.routes) {
        if (route.enabled) {
            judgement |= policy::asksForJudgement(route.when);
            budget |= policy::asksFor(route.when, RouteField::BudgetLeft);
        }
    }
    std::string list;
    // In memory there are all of them, and every call has some.
    for (const std::string& name : policy::namesAskedFor(snapshot.routes, RouteField::Header)) {
        if (call.requestHeaders.empty() &&
            !policy::wasAskedFor(call.call, RouteField::Header, name)) {
            addNote(list, "header " + name);
        }
    }
    for (const std::string& name : policy::namesAskedFor(snapshot.routes, RouteField::Metadata)) {
        if (!policy::wasAskedFor(call.call, RouteField::Metadata, name)) {
            addNote(list, "metadata " + name);
        }
    }
    if (judgement && !call.call.judged.known()) {
        addNote(list, "task and complexity");
    }
    if (budget && call.call.budgetLeft < 0) {
        addNote(list, "what was left of the budget");
    }
    return list;
}

}  // namespace

Result<admin::DecisionTest> decisionTestOf(const ExchangeDetail& call,
                                           const policy::Snapshot& inForce) {
    if (!call.call.known) {
        return Error::notFound(
            "It is not recorded by what this call was decided: an older Weir recorded it, or its "
            "body was never read.",
            "Take a later call.");
    }
    if (!wasDecided(call)) {
        return Error::notFound(
            "No rule was asked about this call." +
            (call.row.error.empty() ? "" : " It ended before: " + call.row.error));
    }
    admin::RouteTrial decided;
    decided.route = call.route;
    decided.first = firstTargets(call, inForce);
    if (decided.first.empty()) {
        decided.refusal = refusalOf(call);
    }
    admin::DecisionTest made;
    made.test = renderPolicyTest(withWhatIsAskedFor(inForce, admin::triedCallOf(call)), decided);
    if (decided.first.size() > 1) {
        made.notes.push_back(
            "A test draws anew, measures nothing and knows no keys of providers: each target that "
            "it may go to first counts as right.");
    }
    if (const std::string missing = notRecorded(call, inForce); !missing.empty()) {
        made.notes.push_back(
            "Rules in force ask for what was not recorded, and the test is "
            "without it: " +
            missing + ".");
    }
    return made;
}

void addDecisionTestHandler(admin::HandlerTable& table, const DecisionTestServices& services) {
    table.now<admin::MakeDecisionTest>(
        [services](const admin::MakeDecisionTest& operation) -> Result<admin::DecisionTest> {
            const auto call = findDetail(services.traffic, services.book, operation.id);
            if (!call) {
                return call.error();
            }
            return decisionTestOf(*call, *services.policy.snapshot());
        });
}

}  // namespace weir::control
