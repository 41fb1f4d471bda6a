// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/base/route_condition.hpp"

// The value of one test, as people read and type it.
namespace weir::ui {

// "gold, silver", "2,000", "Mon–Fri", "22:00–06:00"; nothing of a flag.
QString valueText(const RouteCondition& test);

// Takes what is typed into the test. What is wrong with it; empty: it is taken. What is wrong
// leaves the test as it was.
QString readValue(const QString& typed, RouteCondition& test);

// Short names of the days, Monday first, in the language of the window.
QStringList weekdayNames();

}  // namespace weir::ui
