// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <utility>

#include "engine/base/ascii.hpp"
#include "engine/base/budget_forecast.hpp"
#include "engine/control/config/edit_budgets.hpp"
#include "engine/control/handlers/document_items.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/reason.hpp"

namespace weir::control {

namespace {

using namespace admin;

BudgetRow budgetRow(const policy::BudgetState& state, Timestamp now) {
    const policy::Budget& budget = state.budget;
    const auto aMillion = [](Price price) { return Money::fromNano(price.pico() * 1'000); };
    BudgetRow row{.settings = {.name = budget.name,
                               .key = budget.scope.key,
                               .team = budget.scope.team,
                               .user = budget.scope.user,
                               .provider = budget.scope.provider,
                               .model = budget.scope.model,
                               .tag = budget.scope.tag,
                               .limit = budget.limit,
                               .every = budget.every,
                               .rollingHours = static_cast<std::uint32_t>(budget.rolling.count()),
                               .from = budget.from,
                               .whenUsed = budget.whenUsed,
                               .whenUnpriced = budget.whenUnpriced,
                               .assumedIn = aMillion(budget.assumed.in),
                               .assumedOut = aMillion(budget.assumed.out),
                               .degradeFrom = budget.degradeFrom},
                  .begin = state.period.begin,
                  .end = beginsAnew(budget.every) ? state.period.end : Timestamp(),
                  .settled = state.settled,
                  .assumed = state.assumed,
                  .held = state.held,
                  .unsettled = state.unsettled,
                  .refused = state.refused,
                  .unpriced = state.unpriced,
                  .problem = state.problem,
                  .raise = state.raise.value_or(BudgetRaise()),
                  .toppedUp = state.toppedUp,
                  .expected = {},
                  .goneAt = {}};
    const BudgetPace pace{row.limit(), row.settled + row.unsettled, row.begin, row.end};
    // One that is used up and refuses costs no more.
    if (pace.spent < pace.limit || !refuses(budget.whenUsed)) {
        row.expected = expectedAtEnd(pace, now).value_or(Money());
    }
    row.goneAt = goneAt(pace, now).value_or(Timestamp());
    return row;
}

std::optional<BudgetRow> findRow(const policy::BudgetBoard& board, const std::string& name,
                                 Timestamp now) {
    for (const policy::BudgetState& state : board.states()) {
        if (state.budget.name == name) {
            return budgetRow(state, now);
        }
    }
    return std::nullopt;
}

Result<BudgetRow> rowNamed(const policy::BudgetBoard& board, const std::string& name,
                           Timestamp now) {
    if (auto row = findRow(board, name, now)) {
        return *std::move(row);
    }
    return Error::internal("The budget \"" + name + "\" is in the document and not in force.");
}

// More than any document says.
constexpr Money kMostRaise = Money::fromNano(1'000'000'000'000'000'000);
constexpr auto kLongestRaise = std::chrono::days(366);

Result<void> demandReason(std::string_view reason, std::string_view what) {
    if (trimmed(reason).empty()) {
        return Error::invalid(std::string(what) + " has a reason.",
                              "Say it in a line, for whoever looks at the budget.");
    }
    return checkReason(reason);
}

class Raises {
public:
    explicit Raises(const BudgetServices& services) : m_services(services) {}

    Result<BudgetRow> raise(const RaiseBudget& operation, const Caller& caller) const {
        if (auto good = check(operation); !good) {
            return std::move(good.error());
        }
        auto raised =
            m_services.directory.raiseBudget({.budget = operation.name,
                                              .by = operation.by,
                                              .reason = std::string(trimmed(operation.reason)),
                                              .since = {},
                                              .until = operation.until,
                                              .via = caller.via,
                                              .name = caller.name});
        if (!raised) {
            return std::move(raised.error());
        }
        if (auto followed = follow(); !followed) {
            return std::move(followed.error());
        }
        return rowNamed(m_services.board, operation.name, m_services.clock.now());
    }

    // Also of a budget that has left the document: it may come back.
    Result<BudgetRaise> lower(const LowerBudget& operation, const Caller& caller) const {
        auto ended = m_services.directory.lowerBudget(operation.name, caller.via, caller.name);
        if (!ended) {
            return ended;
        }
        if (auto followed = follow(); !followed) {
            return std::move(followed.error());
        }
        return ended;
    }

private:
    Result<void> follow() const { return followRaises(m_services.board, m_services.directory); }

    Result<void> check(const RaiseBudget& operation) const {
        const Timestamp now = m_services.clock.now();
        const auto row = findRow(m_services.board, operation.name, now);
        if (!row) {
            return Error::notFound("There is no budget named '" + operation.name + "'.");
        }
        if (row->settings.every == BudgetPeriod::Prepaid) {
            return Error::conflict("The budget \"" + operation.name + "\" is prepaid.",
                                   "Top it up.");
        }
        if (operation.by <= Money() || operation.by >= kMostRaise) {
            return Error::invalid(
                "A budget is raised by more than nothing and less than a "
                "billion dollars.");
        }
        if (operation.until <= now) {
            return Error::invalid("The raise would be over before it begins.",
                                  "Say a time that is to come.");
        }
        if (operation.until > now + kLongestRaise) {
            return Error::invalid("A raise is for a time, a year at most.",
                                  "Change the budget for longer.");
        }
        return demandReason(operation.reason, "A raise");
    }

    BudgetServices m_services;
};

class TopUps {
public:
    explicit TopUps(const BudgetServices& services) : m_services(services) {}

    Result<BudgetRow> topUp(const TopUpBudget& operation, const Caller& caller) const {
        if (auto good = check(operation); !good) {
            return std::move(good.error());
        }
        auto done =
            m_services.directory.topUpBudget({.budget = operation.name,
                                              .by = operation.by,
                                              .reason = std::string(trimmed(operation.reason)),
                                              .at = {},
                                              .via = caller.via,
                                              .name = caller.name});
        if (!done) {
            return std::move(done.error());
        }
        auto followed = followTopUps(m_services.board, m_services.directory);
        auto row = followed ? rowNamed(m_services.board, operation.name, m_services.clock.now())
                            : Result<BudgetRow>(std::move(followed.error()));
        if (!row) {
            return Error::internal("The top-up is booked, and the budget does not count it yet: " +
                                       row.error().message,
                                   "Do not top it up again. It counts after the next start.");
        }
        return row;
    }

    // Also of a budget that has left the document: it may come back.
    Result<BudgetTopUps> list(const ListTopUps& operation) const {
        auto all = m_services.directory.topUps();
        if (!all) {
            return std::move(all.error());
        }
        std::erase_if(*all, [&](const BudgetTopUp& each) { return each.budget != operation.name; });
        return BudgetTopUps{std::move(*all)};
    }

    // They are booked by name, for good: under another one the budget would be without them.
    Result<void> mayBeSet(const SetBudget& operation) const {
        if (operation.replaces.empty() || operation.replaces == operation.settings.name) {
            return {};
        }
        auto booked = list({operation.replaces});
        if (!booked) {
            return std::move(booked.error());
        }
        Money sum;
        for (const BudgetTopUp& each : booked->topUps) {
            sum += each.by;
        }
        return sum == Money()
                   ? Result<void>()
                   : Error::conflict("The budget \"" + operation.replaces + "\" holds $" +
                                         sum.text() + " of top-ups under that name.",
                                     "Keep the name, or take them out first.");
    }

private:
    Result<void> check(const TopUpBudget& operation) const {
        const auto row = findRow(m_services.board, operation.name, m_services.clock.now());
        if (!row) {
            return Error::notFound("There is no budget named '" + operation.name + "'.");
        }
        if (row->settings.every != BudgetPeriod::Prepaid) {
            return Error::conflict("The budget \"" + operation.name + "\" is not prepaid.",
                                   "Raise it for a time, or change its limit.");
        }
        if (operation.by == Money() || operation.by >= kMostRaise || operation.by <= -kMostRaise) {
            return Error::invalid(
                "A budget is topped up by an amount that is not nothing and less than a "
                "billion dollars.");
        }
        return demandReason(operation.reason, "A top-up");
    }

    BudgetServices m_services;
};

struct BudgetItems {
    using Set = SetBudget;
    using Remove = RemoveBudget;
    using Restore = RestoreBudget;
    static constexpr auto kSet = setBudget;
    static constexpr auto kRemove = removeBudget;
    static constexpr auto kRestore = restoreBudget;
};

}  // namespace

void addBudgetHandlers(HandlerTable& table, const BudgetServices& services) {
    const policy::BudgetBoard& board = services.board;
    const Clock& clock = services.clock;
    table.now<ListBudgets>([&board, &clock](const ListBudgets&) -> Result<BudgetList> {
        BudgetList list;
        const Timestamp now = clock.now();
        for (const policy::BudgetState& state : board.states()) {
            list.budgets.push_back(budgetRow(state, now));
        }
        return list;
    });
    const auto raises = std::make_shared<const Raises>(services);
    const auto topUps = std::make_shared<const TopUps>(services);
    addItemHandlers<BudgetItems>(
        table, services.policy,
        [&board, &clock](const std::string& name) { return rowNamed(board, name, clock.now()); },
        [topUps](const SetBudget& operation) { return topUps->mayBeSet(operation); });
    table.laterFor<RaiseBudget>(
        [raises](const RaiseBudget& operation, const Caller& caller, const auto& reply) {
            reply(raises->raise(operation, caller));
        });
    table.laterFor<LowerBudget>(
        [raises](const LowerBudget& operation, const Caller& caller, const auto& reply) {
            reply(raises->lower(operation, caller));
        });
    table.laterFor<TopUpBudget>(
        [topUps](const TopUpBudget& operation, const Caller& caller, const auto& reply) {
            reply(topUps->topUp(operation, caller));
        });
    table.now<ListTopUps>(
        [topUps](const ListTopUps& operation) { return topUps->list(operation); });
}

Result<void> followTopUps(policy::BudgetBoard& board, const books::Directory& directory) {
    auto topUps = directory.topUps();
    if (!topUps) {
        return std::move(topUps.error());
    }
    board.setTopUps(std::move(*topUps));
    return {};
}

Result<void> followRaises(policy::BudgetBoard& board, const books::Directory& directory) {
    auto raises = directory.raises();
    if (!raises) {
        return std::move(raises.error());
    }
    board.setRaises(std::move(*raises));
    return {};
}

}  // namespace weir::control
