// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/policy_test_run.hpp"

#include <algorithm>
#include <vector>

namespace weir::control {

namespace {

using admin::RouteTrial;

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

std::string whatHappened(const RouteTrial& trial) {
    const std::string by =
        trial.route.empty() ? std::string(", by no route") : ", by route " + trial.route;
    if (!trial.refusal.empty()) {
        return "the call is refused" + by + ": " + trial.refusal;
    }
    return "the call goes to " + joined(trial.first) + by;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

std::string unexpectedTarget(const std::vector<std::string>& expected, const RouteTrial& trial) {
    if (trial.first.empty()) {
        return "expected " + joined(expected) + "; " + whatHappened(trial);
    }
    for (const std::string& first : trial.first) {
        if (!contains(expected, first)) {
            return "expected " + joined(expected) + "; " + whatHappened(trial);
        }
    }
    return {};
}

std::string forbiddenTarget(const std::vector<std::string>& never, const RouteTrial& trial) {
    const auto found = std::ranges::find_if(trial.candidates, [&](const CandidateDetail& each) {
        return contains(never, each.target);
    });
    if (found == trial.candidates.end()) {
        return {};
    }
    return found->target + " must never be asked, and is a candidate; " + whatHappened(trial);
}

}  // namespace

std::string failureOf(const PolicyTest& test, const policy::Snapshot& snapshot,
                      const RoutingFigures& figures, const Clock& clock) {
    const auto trial = tryCall(snapshot, test.call, figures, clock);
    if (!trial) {
        return trial.error().message;
    }
    const PolicyExpectation& expect = test.expect;
    const std::string& route =
        trial->route.empty() ? std::string(PolicyExpectation::kNoRoute) : trial->route;
    if (!expect.route.empty() && expect.route != route) {
        return "expected route " + expect.route + "; " + whatHappened(*trial);
    }
    if (expect.refused &&
        (trial->refusal.empty() || trial->refusal.find(*expect.refused) == std::string::npos)) {
        return "expected a refusal that says \"" + *expect.refused + "\"; " + whatHappened(*trial);
    }
    if (!expect.targets.empty()) {
        if (std::string failure = unexpectedTarget(expect.targets, *trial); !failure.empty()) {
            return failure;
        }
    }
    return forbiddenTarget(expect.never, *trial);
}

}  // namespace weir::control
