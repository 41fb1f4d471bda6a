// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_forecast.hpp"

#include <algorithm>

#include "engine/base/budget_forecast.hpp"
#include "ui/spend/spend_text.hpp"

namespace weir::ui {

std::optional<SpendForecast> forecastOf(const SpendAnswer& answer, SpendMeasure measure) {
    const std::vector<Timestamp>& bounds = answer.steps.bounds;
    const auto whole = wholeOfPassed(bounds.front(), bounds.back(), answer.now);
    const double value = valueOf(answer.report.sum, measure);
    if (!whole || answer.steps.step == SpendStep::Hour || value <= 0) {
        return std::nullopt;
    }
    SpendForecast forecast{value * *whole, {}};
    const double each = value / static_cast<double>((answer.now - bounds.front()).count());
    for (std::size_t step = 0; step + 1 < bounds.size(); ++step) {
        const auto left = bounds[step + 1] - std::max(bounds[step], answer.now);
        forecast.rest.push_back(each * std::max(0.0, static_cast<double>(left.count())));
    }
    return forecast;
}

bool reachesAhead(const SpendAnswer& answer) {
    const std::vector<Timestamp>& bounds = answer.steps.bounds;
    return answer.now < bounds[bounds.size() - 2];
}

}  // namespace weir::ui
