// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/diff/line_diff.hpp"

namespace weir::ui {

// A line of each text beside the other. Null: the other text has more lines here.
struct LinePair {
    const DiffLine* left = nullptr;
    const DiffLine* right = nullptr;
};

// What was taken away stands beside what came in its place; a line that is the same, or folded, on
// both sides. The pairs point into `lines`.
std::vector<LinePair> sidePairs(const std::vector<DiffLine>& lines);

}  // namespace weir::ui
