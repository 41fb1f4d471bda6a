// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/budget_words.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/policy/token_counts.hpp"

namespace weir::policy {

// Whose calls count. What is empty holds for all; the rest must be the call's own.
struct BudgetScope {
    std::string key = {};
    std::string team = {};
    std::string user = {};
    std::string provider = {};
    std::string model = {};  // that was asked for
    std::string tag = {};    // one of those of the team

    friend bool operator==(const BudgetScope&, const BudgetScope&) = default;
};

// Whose money a call at a target takes, and what for.
struct Spender {
    std::string_view key = {};
    std::string_view team = {};
    std::string_view user = {};
    std::string_view provider = {};
    std::string_view model = {};
    std::span<const std::string> tags = {};
};

bool covers(const BudgetScope& scope, const Spender& spender);

// What a call without a known price is reckoned with, of a budget that assumes one.
struct AssumedPrice {
    Price in;
    Price out;

    // Rounded once. A number of tokens that no call has counts as the most that one could have.
    Money of(TokenCounts tokens) const;
    friend bool operator==(const AssumedPrice&, const AssumedPrice&) = default;
};

struct Budget {
    std::string name;
    BudgetScope scope;
    Money limit;
    BudgetPeriod every = BudgetPeriod::Month;
    std::chrono::hours rolling{0};  // of one that is
    Timestamp from{};               // of a prepaid one: calls from before do not count
    WhenUsed whenUsed = WhenUsed::Refuse;
    WhenUnpriced whenUnpriced = WhenUnpriced::Block;  // one that only warns blocks nothing
    AssumedPrice assumed = {};                        // of one that assumes
    std::uint32_t degradeFrom = kUsualDegradeFrom;    // per cent of the limit, of one that degrades

    friend bool operator==(const Budget&, const Budget&) = default;
};

// From the first moment to the one after the last.
struct PeriodSpan {
    Timestamp begin{};
    Timestamp end{};

    friend bool operator==(const PeriodSpan&, const PeriodSpan&) = default;
};

}  // namespace weir::policy
