// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/target_states.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/target_parts.hpp"
#include "engine/policy/routing/decide.hpp"

namespace weir::control {

namespace {

using admin::RoutedTarget;
using admin::TargetState;

// In the order of a decision, which asks the same of a view.
TargetState stateOfView(const policy::CandidateView& view, Instant now) {
    if (view.paused) {
        return TargetState::Paused;
    }
    if (view.key == KeyState::Missing || view.key == KeyState::Denied) {
        return TargetState::NoKey;
    }
    if (view.openUntil > now && view.openUntil >= view.coolingUntil) {
        return view.probing ? TargetState::HalfOpen : TargetState::Open;
    }
    if (view.coolingUntil > now) {
        return TargetState::Cooling;
    }
    if (view.key == KeyState::Locked) {
        return TargetState::KeyLocked;
    }
    if (view.keyRefused != 0) {
        return TargetState::KeyRefused;
    }
    return view.openedBy == providers::OpenedBy::None ? TargetState::Ready : TargetState::HalfOpen;
}

// The lower, the sooner it is asked.
int rankOfState(TargetState state) {
    switch (state) {
        case TargetState::Ready:
            return 0;
        case TargetState::HalfOpen:
            return 1;
        case TargetState::KeyRefused:
            return 2;
        case TargetState::KeyLocked:
            return 3;
        case TargetState::Cooling:
            return 4;
        case TargetState::Open:
            return 5;
        case TargetState::NoKey:
        case TargetState::Paused:
        case TargetState::Gone:
            break;
    }
    return 6;
}

RoutedTarget targetOfView(const policy::CandidateView& view, Instant now) {
    RoutedTarget target;
    target.state = stateOfView(view, now);
    const auto wait = [&](Instant until) {
        target.forMs = std::chrono::ceil<Milliseconds>(until - now).count();
    };
    switch (target.state) {
        case TargetState::Paused:
            target.reason = policy::pausedReason(view);
            break;
        case TargetState::NoKey:
            target.reason =
                view.key == KeyState::Missing ? "key missing" : "key bound to another address";
            break;
        case TargetState::Open:
            wait(view.openUntil);
            target.reason = policy::openReason(view, now);
            break;
        case TargetState::HalfOpen:
            target.reason = "half open, one call finds out";
            break;
        case TargetState::Cooling:
            wait(view.coolingUntil);
            target.status = view.coolingStatus;
            target.reason = policy::coolingReason(view, now);
            break;
        case TargetState::KeyLocked:
            target.reason = "key locked";
            break;
        case TargetState::KeyRefused:
            target.status = view.keyRefused;
            target.reason = "key refused with " + std::to_string(view.keyRefused) + " a moment ago";
            break;
        case TargetState::Ready:
        case TargetState::Gone:
            break;
    }
    return target;
}

}  // namespace

std::vector<std::string> targetsOf(const policy::Route& route, const policy::Snapshot& snapshot) {
    std::vector<std::string> names;
    for (const policy::RouteChoice& choice : route.choices) {
        for (const policy::Target& target : choice.targets) {
            std::string name = snapshot.nameOf(target);
            if (std::ranges::find(names, name) == names.end()) {
                names.push_back(std::move(name));
            }
        }
    }
    return names;
}

RoutedTarget targetNow(const std::string& name, const policy::Snapshot& snapshot,
                       const RoutingFigures& figures, const Clock& clock) {
    RoutedTarget best;
    best.state = TargetState::Gone;
    best.reason = "not in the document any more";
    const auto provider =
        std::ranges::find(snapshot.providers, providerOfTarget(name), &providers::Provider::name);
    if (provider != snapshot.providers.end()) {
        const auto index = static_cast<std::uint32_t>(provider - snapshot.providers.begin());
        const Instant now = clock.instant();
        std::uint32_t inFlight = 0;
        bool first = true;
        for (const policy::Target& target : snapshot.makeTargets(index, modelOfTarget(name))) {
            const policy::CandidateView view = figures.view(snapshot, target);
            inFlight += view.inFlight;
            RoutedTarget seen = targetOfView(view, now);
            if (first || rankOfState(seen.state) < rankOfState(best.state)) {
                best = std::move(seen);
                first = false;
            }
        }
        best.inFlight = inFlight;
    }
    best.target = name;
    return best;
}

}  // namespace weir::control
