// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "engine/base/budget_words.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/control/config/placed.hpp"

namespace weir::control {

// What a budget assumes a million tokens to cost.
struct AssumedFields {
    std::optional<Price> in;
    std::optional<Price> out;
};

// A budget of a document as it was written.
struct BudgetFields {
    Place place;
    Text name;
    Text key;
    Text team;
    Text user;
    Text provider;
    Text model;
    Text tag;
    Placed<std::optional<Money>> limit;
    // What it is for: one of these three.
    Placed<BudgetPeriod> every{BudgetPeriod::Month, {}};
    Placed<std::chrono::hours> rolling;
    Placed<std::optional<Money>> prepaid;  // in place of the limit, too
    Placed<Timestamp> from;                // of a prepaid one
    WhenUsed whenUsed = WhenUsed::Refuse;
    Placed<WhenUnpriced> whenUnpriced;
    Placed<AssumedFields> assume;
    Placed<std::uint32_t> degradeFrom{kUsualDegradeFrom, {}};

    BudgetPeriod period() const {
        return rolling.place.line != 0   ? BudgetPeriod::Rolling
               : prepaid.place.line != 0 ? BudgetPeriod::Prepaid
                                         : every.value;
    }
    const std::optional<Money>& amount() const {
        return prepaid.place.line != 0 ? prepaid.value : limit.value;
    }
    WhenUnpriced unpriced() const {
        return assume.place.line != 0 ? WhenUnpriced::Assume : whenUnpriced.value;
    }
};

}  // namespace weir::control
