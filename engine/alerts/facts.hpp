// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/alert.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/policy/alerts.hpp"

// From what is true of the gateway to what is worth an alert. Pure.
namespace weir::alerts {

struct BudgetFact {
    std::string name;
    Money limit;
    Money spent;                // with what a crash cut off
    Timestamp begin{};          // of the period, or since when a step is told anew
    Timestamp end{};            // the epoch: it never ends
    bool refuses = false;       // calls that it may not suffice for
    std::uint64_t refused = 0;  // of the period
};

struct ProviderFact {
    enum class State : std::uint8_t {
        Unknown,  // nobody called it lately
        Up,
        Down,
    };
    std::string name;
    State state = State::Unknown;
    Milliseconds downFor{0};
    std::uint32_t attempts = 0;  // of the last five minutes
    std::uint32_t faults = 0;    // of these, without those that only asked for patience
};

struct KeyFact {
    std::string name;
    Timestamp expires{};
};

// Of the gateway's own listener.
struct CertificateFact {
    std::string name;  // the first it is for
    Timestamp ends{};
};

struct Facts {
    std::vector<BudgetFact> budgets;
    std::vector<ProviderFact> providers;
    std::vector<KeyFact> keys;
    std::optional<CertificateFact> certificate = std::nullopt;
};

// Something that is worth an alert as long as it is so.
struct Condition {
    std::string key;  // the same for as long as it is the same matter: of a budget one a period
    std::uint32_t level = 1;  // a higher one is news again
    Alert alert;              // without what the board knows
};

struct Judged {
    std::vector<Condition> conditions;
    std::set<std::string> unknown;  // keys of which nothing new is known: they stay as they are
    std::set<std::string> there;    // keys of which it is known that all is well, or is not
};

Judged judge(const Facts& facts, const policy::AlertRules& rules, Timestamp now);

// As engine/base/budget_forecast.hpp says it.
std::optional<Timestamp> goneAt(const BudgetFact& budget, Timestamp now);

// The middle of the night, or whenever somebody wants no messages. `minute` of the local day.
bool isQuiet(const std::optional<policy::QuietHours>& quiet, std::chrono::minutes minute);

// Whether its end is told too: a budget begins anew by the calendar, and a key or a
// certificate was changed by somebody.
bool tellsEnd(AlertKind kind);

}  // namespace weir::alerts
