// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/sessions.hpp"

#include <algorithm>

#include "engine/control/admin/call_cost.hpp"

namespace weir::admin {

namespace {

void addTarget(SessionSum& sum, const std::string& target) {
    if (!target.empty() && sum.targets.size() < SessionSum::kMostTargets &&
        std::ranges::find(sum.targets, target) == sum.targets.end()) {
        sum.targets.push_back(target);
    }
}

void addCost(SessionSum& sum, const ExchangeRow& call) {
    switch (costKindOf(call)) {
        case CostKind::Estimated:
        case CostKind::Hold:
            sum.costEstimated = true;
            break;
        case CostKind::Unpriced:
        case CostKind::Unknown:
            ++sum.withoutCost;
            break;
        case CostKind::None:
        case CostKind::Known:
        case CostKind::Free:
            break;
    }
    sum.cost += call.cost;
}

}  // namespace

void addCall(SessionSum& sum, const ExchangeRow& call) {
    const Timestamp ended =
        call.startedAt + Microseconds(std::max<std::int64_t>(0, call.durationUs));
    if (sum.calls == 0) {
        sum.session = call.session;
        sum.firstCall = call.id;
        sum.began = call.startedAt;
        sum.ended = ended;
        sum.key = call.key;
    }
    sum.firstCall = std::min(sum.firstCall, call.id);
    sum.began = std::min(sum.began, call.startedAt);
    sum.ended = std::max(sum.ended, ended);
    ++sum.calls;
    if (isRunning(call.state)) {
        ++sum.running;
    } else if (call.state != ExchangeState::Done) {
        ++sum.notServed;
    }
    sum.severalKeys = sum.severalKeys || sum.key != call.key;
    addTarget(sum, call.target);
    const std::uint64_t tokensIn = call.usage.tokensIn();
    const std::uint64_t tokensOut = call.usage.tokensOut();
    sum.tokensIn += tokensIn;
    sum.tokensOut += tokensOut;
    sum.tokensEstimated =
        sum.tokensEstimated || (tokensIn + tokensOut > 0 && call.usage.source != Source::Reported);
    addCost(sum, call);
}

void addSum(SessionSum& sum, const SessionSum& other) {
    if (other.calls == 0) {
        return;
    }
    if (sum.calls == 0) {
        sum = other;
        return;
    }
    sum.firstCall = std::min(sum.firstCall, other.firstCall);
    sum.began = std::min(sum.began, other.began);
    sum.ended = std::max(sum.ended, other.ended);
    sum.calls += other.calls;
    sum.running += other.running;
    sum.notServed += other.notServed;
    sum.severalKeys = sum.severalKeys || other.severalKeys || sum.key != other.key;
    for (const std::string& target : other.targets) {
        addTarget(sum, target);
    }
    sum.tokensIn += other.tokensIn;
    sum.tokensOut += other.tokensOut;
    sum.tokensEstimated = sum.tokensEstimated || other.tokensEstimated;
    sum.cost += other.cost;
    sum.costEstimated = sum.costEstimated || other.costEstimated;
    sum.withoutCost += other.withoutCost;
}

}  // namespace weir::admin
