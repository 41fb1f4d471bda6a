// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/over_limit.hpp"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "engine/exchange/exchange.hpp"
#include "engine/exchange/pricing.hpp"

// What rate limits have to say about a call: from its head, when it is read, and at each target.
namespace weir::exchange {

namespace {

using policy::Queueing;

// Clients wait as long as they are told up to a minute, and else as long as they like.
constexpr std::chrono::seconds kLongestOfClients{60};

std::string waitText(Milliseconds wait) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait);
    if (seconds < std::chrono::minutes(2)) {
        return fmt::format("{} s", seconds.count());
    }
    if (seconds < std::chrono::hours(2)) {
        return fmt::format("{} min", std::chrono::ceil<std::chrono::minutes>(seconds).count());
    }
    return fmt::format("{} h", std::chrono::ceil<std::chrono::hours>(seconds).count());
}

std::string_view aPeriod(LimitPeriod per) {
    switch (per) {
        case LimitPeriod::Minute:
            return "a minute";
        case LimitPeriod::Hour:
            return "an hour";
        case LimitPeriod::Day:
            break;
    }
    return "a day";
}

std::string whatPasses(const policy::OverLimit& over) {
    const std::string_view calls = over.most == 1 ? "call" : "calls";
    const auto tokens = [&over](std::string_view which) {
        return fmt::format("{} {} {} through, and this call may take {}", over.most, which,
                           aPeriod(over.per), over.tokens);
    };
    switch (over.kind) {
        case LimitKind::Requests:
            return fmt::format("{} {} {} through", over.most, calls, aPeriod(over.per));
        case LimitKind::Tokens:
            return tokens("tokens");
        case LimitKind::InputTokens:
            return tokens("tokens of input");
        case LimitKind::OutputTokens:
            return tokens("tokens of output");
        case LimitKind::Concurrency:
            break;
    }
    return fmt::format("{} {} be under way at once", over.most, calls);
}

std::string whenToComeBack(const policy::OverLimit& over) {
    if (!over.wait) {
        return "It cannot pass at any time: ask for fewer tokens, or whoever runs this gateway.";
    }
    if (over.queue == Queueing::Full) {
        return "As many as may wait for that. Come back in " + waitText(*over.wait) + '.';
    }
    if (over.queue == Queueing::TooLate) {
        return "This one has waited for that as long as it may. Come back in " +
               waitText(*over.wait) + '.';
    }
    if (over.kind == LimitKind::Concurrency) {
        return "Come back when one of them has ended.";
    }
    return "Come back in " + waitText(*over.wait) + '.';
}

// After "the limit x is full", for whoever looks at the call.
std::string howLongText(const policy::OverLimit& over) {
    switch (over.queue) {
        case Queueing::Full:
            return ", and so is its queue";
        case Queueing::TooLate:
            return ", and the wait in its queue is over";
        case Queueing::Possible:
        case Queueing::None:
            break;
    }
    const bool isKnown = over.wait && over.kind != LimitKind::Concurrency;
    return isKnown ? " for " + waitText(*over.wait) : std::string();
}

bool hasRoomFirst(const policy::OverLimit& left, const policy::OverLimit& right) {
    return left.wait && (!right.wait || *left.wait < *right.wait);
}

}  // namespace

Refusal overLimit(const policy::OverLimit& over, LimitOf of) {
    const bool counts = over.kind == LimitKind::Requests || over.kind == LimitKind::Concurrency;
    Refusal made =
        makeRefusal(counts ? dialects::Fault::OverRequests : dialects::Fault::OverTokens, {});
    made.message = fmt::format("{}The limit \"{}\" lets {}. {}",
                               of == LimitOf::Targets ? "No target has room for this call. " : "",
                               over.limit, whatPasses(over), whenToComeBack(over));
    made.retryAfter = over.wait;
    made.triedEnough = !over.wait || *over.wait > kLongestOfClients;
    return made;
}

policy::LimitedCall Exchange::limitedCall() const {
    const books::ExchangeRecord& record = m_context.record;
    return {.key = record.key,
            .team = record.team,
            .user = record.user,
            .model = m_context.facts.model,
            .provider = {},
            .providersModel = {}};
}

Exchange::Refused Exchange::takeOfLimits(policy::LimitStage stage) {
    if (m_context.policy->rateLimits.empty()) {
        return std::nullopt;
    }
    policy::LimitFigures figures;
    const auto over = m_context.services.rateLimits.take(
        m_context.limits, stage, limitedCall(), mostTokens(m_context.endpoint, m_context.facts),
        &figures);
    if (over || stage != policy::LimitStage::Head) {
        m_client.tellLimits(
            limitHeaders(m_context.dialect(), figures, m_context.services.clock.now()));
    }
    if (over) {
        return overLimit(*over, LimitOf::Caller);
    }
    return std::nullopt;
}

bool Exchange::takeOfTarget(std::uint32_t candidate, policy::RateLease& limits) {
    if (m_context.policy->rateLimits.empty()) {
        return true;
    }
    auto over = m_context.services.rateLimits.take(limits, policy::LimitStage::Attempt,
                                                   limitedCallAt(candidate),
                                                   mostTokens(m_context.endpoint, m_context.facts));
    if (!over) {
        return true;
    }
    noteFull(candidate, *std::move(over));
    return false;
}

policy::LimitedCall Exchange::limitedCallAt(std::uint32_t candidate) const {
    const policy::Target& target = m_decision.candidates[candidate].target;
    policy::LimitedCall call = limitedCall();
    call.provider = m_context.policy->providerOf(target).name;
    call.providersModel = target.model;
    return call;
}

void Exchange::noteFull(std::uint32_t candidate, policy::OverLimit over) {
    AttemptEnd end;
    end.outcome.kind = policy::AttemptOutcome::Kind::OverLimit;
    end.outcome.mayQueue = over.queue == policy::Queueing::Possible;
    end.fault = overLimit(over, LimitOf::Targets).fault;
    end.problem = "the limit " + over.limit + " is full" + howLongText(over);
    noteTry(candidate, end);
    if (!m_overLimit || m_overLimit->queue == policy::Queueing::Possible ||
        hasRoomFirst(over, *m_overLimit)) {
        m_overLimit = std::move(over);
    }
}

void Exchange::settleLimits() {
    policy::TokenCounts sum;
    bool known = true;
    for (const books::AttemptRecord& attempt : m_context.record.attempts) {
        const auto taken = tokensTaken(attempt);
        known = known && taken;
        sum.in += taken ? taken->in : 0;
        sum.out += taken ? taken->out : 0;
    }
    if (known) {
        m_context.limits.settle(sum);
    }
    m_context.limits.end();
}

}  // namespace weir::exchange
