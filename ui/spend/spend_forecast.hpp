// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "ui/spend/spend_source.hpp"

namespace weir::ui {

// What the days that are looked at come to if the rest of them goes as what is over of them did,
// which is how the forecast of a budget is reckoned.
struct SpendForecast {
    double whole = 0;          // what there is, and what is expected; in the unit of valueOf()
    std::vector<double> rest;  // what is still expected of each step
};

// Nothing: the days are over, or less than a twelfth of them is; or they are one day, whose hours
// are not alike.
std::optional<SpendForecast> forecastOf(const SpendAnswer& answer, SpendMeasure measure);

// Whole steps are still to come, and not only the rest of one.
bool reachesAhead(const SpendAnswer& answer);

}  // namespace weir::ui
