// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <string>
#include <vector>

#include "ui/charts/bar_data.hpp"
#include "ui/spend/spend_source.hpp"

namespace weir::ui {

// As many as have a colour of their own; what is left is "Others".
inline constexpr int kMostSeries = 8;

// Which colour who has: the same as long as it is among the largest, whatever its place there.
class SeriesColours {
public:
    // One a name, in their order; at most kMostSeries names, each once.
    std::vector<Token> take(const std::vector<std::string>& names);

private:
    struct Held {
        std::string name;
        Token token;
    };
    std::vector<Held> m_held;
};

// Rows of the answer in the order of what is measured, the largest first.
std::vector<admin::SpendRow> rowsInOrder(const SpendAnswer& answer);

// How many rows from the first on have a bar of their own.
std::size_t chartedRows(const std::vector<admin::SpendRow>& rows, SpendMeasure measure);

// The chart of an answer. `rows` are those of rowsInOrder(), `colours` one a charted row.
BarData barsOf(const SpendAnswer& answer, const std::vector<admin::SpendRow>& rows,
               const std::vector<Token>& colours, const QTimeZone& zone);

// What the axis counts in: thousands or millions of tokens where there are many.
double axisUnit(const SpendAnswer& answer);

}  // namespace weir::ui
