// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "engine/control/admin/spend.hpp"
#include "ui/spend/spend_range.hpp"

class QSettings;

namespace weir::ui {

enum class SpendMeasure { Spend, Tokens, Requests, Saved };
inline constexpr int kSpendMeasures = 4;
inline constexpr int kSpendDimensions = 7;

// What somebody wants to see.
struct SpendChoice {
    SpendPeriod period = SpendPeriod::SevenDays;
    DayRange custom;  // invalid days: never chosen
    admin::SpendBy by = admin::SpendBy::Team;
    SpendMeasure measure = SpendMeasure::Spend;
    bool simulated = false;
    std::vector<admin::SpendOnly> only;

    friend bool operator==(const SpendChoice&, const SpendChoice&) = default;
};

// Everything but `only`: that is a way somebody went, not a setting.
SpendChoice readSpendChoice(QSettings& store, const QDate& today);
void keepSpendChoice(QSettings& store, const SpendChoice& choice);

// "this_month": what a period is called by keys and by pages that lead here.
QString idOf(SpendPeriod period);
std::optional<SpendPeriod> periodNamed(const QString& id);

// What calls are told apart by once they are all of one `by`: of a cost centre its teams, then
// their users, their keys, then models. Nothing: all of it is narrowed down.
std::optional<admin::SpendBy> nextDimension(const SpendChoice& choice);

}  // namespace weir::ui
