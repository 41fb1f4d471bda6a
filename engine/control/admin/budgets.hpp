// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/budget_raise.hpp"
#include "engine/base/budget_top_up.hpp"
#include "engine/base/budget_words.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/control/admin/operation.hpp"

// Who may spend how much in a period, and what is left of it.
namespace weir::admin {

// As the document says it. Whose calls count: what is empty holds for all, the rest must be the
// call's own.
struct BudgetSettings {
    std::string name;
    std::string key;
    std::string team;
    std::string user;
    std::string provider;
    std::string model;  // that was asked for
    std::string tag;    // one of those of the team
    Money limit;
    BudgetPeriod every = BudgetPeriod::Month;
    std::uint32_t rollingHours = 0;  // of Rolling
    Timestamp from{};  // of Prepaid: calls from before do not count; the epoch: all do
    WhenUsed whenUsed = WhenUsed::Refuse;
    WhenUnpriced whenUnpriced = WhenUnpriced::Block;  // of one that refuses
    Money assumedIn;                                  // of Assume: dollars a million tokens
    Money assumedOut;
    std::uint32_t degradeFrom = kUsualDegradeFrom;  // per cent of the limit, of one that degrades

    friend bool operator==(const BudgetSettings&, const BudgetSettings&) = default;
};
BOOST_DESCRIBE_STRUCT(BudgetSettings, (),
                      (name, key, team, user, provider, model, tag, limit, every, rollingHours,
                       from, whenUsed, whenUnpriced, assumedIn, assumedOut, degradeFrom))

struct BudgetRow {
    BudgetSettings settings;
    Timestamp begin{};           // of the period; the epoch for Total
    Timestamp end{};             // when it begins anew; the epoch: never
    Money settled;               // of calls that started in the period
    Money assumed;               // of that: at prices that the budget assumes
    Money held;                  // set aside for calls in flight
    Money unsettled;             // set aside for calls of the period that a crash cut off
    std::uint64_t refused = 0;   // calls at a target that it did not let through, in the period
    std::uint64_t unpriced = 0;  // let through in the period though no price was known
    std::string problem;         // why what was spent before is not known; empty: it is
    BudgetRaise raise;           // that holds now; by nothing: none does
    Money toppedUp;              // a prepaid one, in all
    // If the period goes on as it did so far; an estimate. Nothing, and the epoch: it cannot be
    // said.
    Money expected;      // what all of it will have cost
    Timestamp goneAt{};  // when the limit will be used up; the epoch, too: not in this period

    bool isRaised() const { return raise.by > Money(); }
    // What may be spent now.
    Money limit() const { return settings.limit + toppedUp + raise.by; }
};
BOOST_DESCRIBE_STRUCT(BudgetRow, (),
                      (settings, begin, end, settled, assumed, held, unsettled, refused, unpriced,
                       problem, raise, toppedUp, expected, goneAt))

struct BudgetList {
    std::vector<BudgetRow> budgets;  // in the order of the document
};
BOOST_DESCRIBE_STRUCT(BudgetList, (), (budgets))

struct ListBudgets {
    static constexpr std::string_view kName = "budgets.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "Every budget, with what is used and held of it.";
    using Reply = BudgetList;
};
BOOST_DESCRIBE_STRUCT(ListBudgets, (), ())

struct SetBudget {
    static constexpr std::string_view kName = "budgets.set";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Add a budget to the document, or change one. What was spent in the period counts.";
    using Reply = BudgetRow;
    std::string replaces;  // the name of the one that is changed; empty: a new one
    BudgetSettings settings;
};
BOOST_DESCRIBE_STRUCT(SetBudget, (), (replaces, settings))

// Its place and its text in the document, to put it back.
struct RemovedBudget {
    std::string name;
    std::string text;
    std::uint32_t index = 0;
    std::uint32_t linesBefore = 0;  // blank and comment lines between it and the one before
};
BOOST_DESCRIBE_STRUCT(RemovedBudget, (), (name, text, index, linesBefore))

struct RemoveBudget {
    static constexpr std::string_view kName = "budgets.remove";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Take a budget out of the document.";
    using Reply = RemovedBudget;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RemoveBudget, (), (name))

struct RestoreBudget {
    static constexpr std::string_view kName = "budgets.restore";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Put a removed budget back where it stood.";
    using Reply = BudgetRow;
    RemovedBudget removed;
};
BOOST_DESCRIBE_STRUCT(RestoreBudget, (), (removed))

// The document stays as it is. A raise takes the place of the one that the budget has, and holds
// over a restart of the gateway, but not for another name of the budget.
struct RaiseBudget {
    static constexpr std::string_view kName = "budgets.raise";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Let a budget be used by more until a time, for a reason.";
    using Reply = BudgetRow;
    std::string name;
    Money by;
    Timestamp until{};
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(RaiseBudget, (), (name, by, until, reason))

// The reply is what it was raised by, so that it can be raised again.
struct LowerBudget {
    static constexpr std::string_view kName = "budgets.lower";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "End the raise of a budget before its time.";
    using Reply = BudgetRaise;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(LowerBudget, (), (name))

// It stays, over a restart and over periods; below nothing takes out what was paid in by mistake.
// It goes by the name of the budget.
struct TopUpBudget {
    static constexpr std::string_view kName = "budgets.top_up";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Pay more into a prepaid budget, for a reason.";
    using Reply = BudgetRow;
    std::string name;
    Money by;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(TopUpBudget, (), (name, by, reason))

struct BudgetTopUps {
    std::vector<BudgetTopUp> topUps;  // the newest first
};
BOOST_DESCRIBE_STRUCT(BudgetTopUps, (), (topUps))

struct ListTopUps {
    static constexpr std::string_view kName = "budgets.top_ups";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "What a prepaid budget was topped up by, and why.";
    using Reply = BudgetTopUps;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(ListTopUps, (), (name))

}  // namespace weir::admin
