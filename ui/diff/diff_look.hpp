// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/diff/line_diff.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

// How a line of a diff says what it is, beside another or below it: "−", "+", or nothing; its
// ground; and its words, which of folded lines are how many there are.
QString signOf(DiffLine::Kind kind);
Token groundOf(DiffLine::Kind kind);
QString wordsOf(const DiffLine& line);

}  // namespace weir::ui
