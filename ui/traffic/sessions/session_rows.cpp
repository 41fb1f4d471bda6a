// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sessions/session_rows.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "ui/traffic/row_text.hpp"

namespace weir::ui {

namespace {

struct Gathered {
    std::size_t place = 0;
    std::vector<std::string_view> targets;  // each once; they point into the calls
};

void addCost(SessionRow& session, const admin::ExchangeRow& call) {
    switch (costKindOf(call)) {
        case CostKind::Estimated:
        case CostKind::Hold:
            session.costEstimated = true;
            break;
        case CostKind::Unpriced:
        case CostKind::Unknown:
            ++session.withoutCost;
            break;
        case CostKind::None:
        case CostKind::Known:
        case CostKind::Free:
            break;
    }
    session.cost += call.cost;
}

void add(SessionRow& session, Gathered& gathered, const admin::ExchangeRow& call) {
    if (session.calls == 0) {
        session.session = call.session;
        session.firstCall = call.id;
        session.began = call.startedAt;
        session.key = call.key;
    }
    ++session.calls;
    session.firstCall = std::min(session.firstCall, call.id);
    session.severalKeys = session.severalKeys || call.key != session.key;
    session.began = std::min(session.began, call.startedAt);
    session.ended = std::max(
        session.ended, call.startedAt + Microseconds(std::max<std::int64_t>(0, call.durationUs)));
    if (isRunning(call.state)) {
        ++session.running;
    } else if (call.state != ExchangeState::Done) {
        ++session.notServed;
    }
    if (!call.target.empty()) {
        if (std::ranges::find(gathered.targets, call.target) == gathered.targets.end()) {
            gathered.targets.push_back(call.target);
        }
        session.target = gathered.targets.front();
        session.otherTargets = gathered.targets.size() - 1;
    }
    session.tokensIn += call.usage.tokensIn();
    session.tokensOut += call.usage.tokensOut();
    const bool counted = call.usage.tokensIn() + call.usage.tokensOut() > 0;
    session.tokensEstimated =
        session.tokensEstimated || (counted && call.usage.source != Source::Reported);
    addCost(session, call);
}

}  // namespace

std::vector<SessionRow> sessionsOf(const std::function<const admin::ExchangeRow*(int)>& callAt,
                                   int calls) {
    std::vector<SessionRow> sessions;
    std::unordered_map<std::string_view, Gathered> known;
    for (int at = 0; at < calls; ++at) {
        const admin::ExchangeRow& call = *callAt(at);
        const auto [found, isNew] = known.try_emplace(call.session);
        if (isNew) {
            found->second.place = sessions.size();
            sessions.emplace_back();
        }
        add(sessions[found->second.place], found->second, call);
    }
    std::ranges::sort(sessions, {}, &SessionRow::firstCall);
    return sessions;
}

}  // namespace weir::ui
