// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

#include "engine/base/money.hpp"

// Numbers as the locale of the window writes them. Where a column or a label names the unit, the
// number stands alone.
namespace weir::ui {

// "1,024,318"
QString countText(std::uint64_t count);
// Microseconds as seconds with two decimals: "2.84".
QString secondsText(std::int64_t microseconds);
// Microseconds as whole milliseconds: "1,024".
QString millisecondsText(std::int64_t microseconds);
// A duration with the unit that suits it: "9 ms", "1.02 s".
QString durationText(std::int64_t microseconds);
// A share of one as per cent with one decimal, without the sign: "9.8".
QString percentText(double share);
// "1.4 KB", "3 B"
QString bytesText(std::uint64_t bytes);

// With its sign: at least two decimals, four under one dollar, six under a hundredth of a cent.
QString dollarsText(Money amount);
// For a column whose header names the dollar: always four decimals. An amount that four decimals
// would round to nothing is "<0.0001", because it is not nothing.
QString dollarsCellText(Money amount);
// A column with its total has four decimals, or two where there are many dollars.
bool areManyDollars(Money total);
QString dollarsCellText(Money amount, bool many);

// Into a field that a person may change, and out of it: dollars with the marks of the language, or
// as the document writes them.
QString typedDollars(Money amount);
std::optional<Money> readDollars(const QString& typed);

}  // namespace weir::ui
