// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "ui/theme/tokens.hpp"

// What a chart of stacked bars shows: plain data, all words in the language of the window.
namespace weir::ui {

struct BarColumn {
    QString head;          // in full, for the box: "Tuesday 17 November"
    QString label;         // under the axis, where there is room for it: "17"
    QString total;         // of all series, as the box says it
    QString hint;          // what Enter does; empty: nothing
    bool open = false;     // not over yet
    double expected = 0;   // beyond what there is, until it is over
    QString expectedText;  // the same, as the box says it

    friend bool operator==(const BarColumn&, const BarColumn&) = default;
};

struct BarSeries {
    QString name;
    Token token = Token::Control;
    std::vector<double> values;  // one a column; what is below nothing has no bar
    std::vector<QString> texts;  // the same, as the box says them

    friend bool operator==(const BarSeries&, const BarSeries&) = default;
};

struct BarData {
    QString title;         // "Spend by team", for a screen reader
    QString columnWord;    // what a column is: "Day"
    QString totalWord;     // "All teams"
    QString expectedWord;  // "Expected": of what is hatched
    double unit = 1;       // what the axis counts in: 1000 for thousands
    bool whole = false;    // counts something, so that the axis has no half of it
    double limit = 0;      // of a column, as a line; 0: none
    QString limitText;     // that is written at it: "budget, $287 a day"
    std::vector<BarColumn> columns;
    std::vector<BarSeries> series;  // from the axis up

    friend bool operator==(const BarData&, const BarData&) = default;
};

// Of all bars of a column, in units of the axis.
double barHeight(const BarData& data, std::size_t column);
// With what is expected.
double wholeHeight(const BarData& data, std::size_t column);

// The axis of values: from nothing up to a round number, six ticks at most with that of nothing.
struct BarScale {
    double step = 1;
    int ticks = 1;  // above nothing

    double top() const { return step * ticks; }
    QString textOf(int tick) const;

    friend bool operator==(const BarScale&, const BarScale&) = default;
};

// For the highest bar, in units of the axis.
BarScale barScaleOf(double most, bool whole);

// Every how many columns have a label, so that there are seven at most.
int labelledEvery(int columns);

}  // namespace weir::ui
