// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <ctime>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "engine/base/budget_reason.hpp"
#include "engine/exchange/exchange.hpp"
#include "engine/exchange/pricing.hpp"
#include "engine/exchange/spender.hpp"

// What budgets have to say about a call: before an attempt is made, and to the caller.
namespace weir::exchange {

namespace {

// Of the gateway's zone, in which budgets begin anew.
std::string momentText(Timestamp time) {
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return fmt::format("{:%Y-%m-%d %H:%M %Z}", local);
}

// When it suffices again, as far as that is known.
std::string whenAgain(const policy::OverBudget& over) {
    if (over.every == BudgetPeriod::Prepaid) {
        return "It is prepaid, and suffices again when somebody tops it up.";
    }
    if (over.asked > over.limit) {
        return "It never suffices for a call that may cost so much.";
    }
    if (over.every == BudgetPeriod::Rolling) {
        return over.again ? "Enough of it becomes free at " + momentText(*over.again) +
                                ", if no other call takes it."
                          : std::string("The rest of it is set aside for other calls.");
    }
    return over.again ? "It begins anew at " + momentText(*over.again) + '.'
                      : std::string("It does not begin anew by itself.");
}

// For whoever may see it.
std::string amountsOf(const policy::OverBudget& over) {
    return fmt::format(
        "Of its ${}, ${} are used and ${} set aside for other calls; this one may cost ${}. ",
        over.limit.text(), (over.used - over.held).text(), over.held.text(), over.asked.text());
}

}  // namespace

std::optional<Reserved> Exchange::reserve(std::uint32_t candidate) {
    Reserved reserved;
    auto room = std::exchange(m_room, std::nullopt);
    auto passage = letThrough(candidate);
    if (!passage) {
        if (room) {
            room->limits.giveBack();
        }
        return std::nullopt;
    }
    reserved.passage.emplace(*std::move(passage));
    if (room) {
        reserved.limits = std::move(room->limits);
    } else if (!takeOfTarget(candidate, reserved.limits)) {
        return std::nullopt;
    }
    if (!holdOfBudgets(candidate, reserved)) {
        reserved.limits.giveBack();
        return std::nullopt;
    }
    return reserved;
}

bool Exchange::holdOfBudgets(std::uint32_t candidate, Reserved& reserved) {
    const Services& services = m_context.services;
    const books::ExchangeRecord& record = m_context.record;
    const policy::Target& target = m_decision.candidates[candidate].target;
    const providers::Provider& provider = m_context.policy->providerOf(target);
    std::optional<dialects::RequestFacts> limited;
    if (const auto limit = answerLimit(m_context, target);
        limit != m_context.facts.maxOutputTokens) {
        limited = m_context.facts;
        limited->maxOutputTokens = limit;
    }
    const dialects::RequestFacts& facts = limited ? *limited : m_context.facts;
    const books::Cost worst =
        worstCase(m_context.prices(), provider, target.model, facts, services.clock.now());
    policy::BudgetBoard::Answer answer = services.budgets.hold(
        spenderOf(record, provider.name), {.worst = worst.amount,
                                           .unpriced = worst.pricing == Pricing::Unpriced,
                                           .startedAt = record.startedAt,
                                           .most = mostTokens(m_context.endpoint, facts)});
    if (!answer.refused) {
        reserved.hold = std::move(answer.hold);
        // Of one without a price, what a budget assumes: it is what a crash would leave set aside.
        reserved.worst = std::max(worst.amount, reserved.hold.most());
        return true;
    }
    AttemptEnd end;
    end.outcome.kind = policy::AttemptOutcome::Kind::OverBudget;
    end.fault = dialects::Fault::OverBudget;
    end.problem = answer.refused->unpriced
                      ? "no price is known, and the budget " + answer.refused->budget + " needs one"
                      : notEnoughText(answer.refused->budget);
    noteTry(candidate, end);
    m_overBudget = std::move(answer.refused);
    return false;
}

// How much there was and is left is only for a key that may see it.
Refusal Exchange::overBudget() const {
    const policy::OverBudget& over = *m_overBudget;
    const bool maySee = m_context.caller && m_context.caller->rules.access().maySeeBudget;
    Refusal made = makeRefusal(dialects::Fault::OverBudget, {});
    if (over.unpriced) {
        made.message = fmt::format(
            "The budget \"{}\" does not let calls through whose price is not known, and that of {} "
            "is not. Ask for another model, or whoever runs this gateway.",
            over.budget, m_context.facts.model);
    } else {
        made.message = fmt::format(
            "The budget \"{}\" does not suffice for this call. {}{} Ask whoever runs this gateway.",
            over.budget, maySee ? amountsOf(over) : std::string(), whenAgain(over));
    }
    made.triedEnough = true;
    return made;
}

}  // namespace weir::exchange
