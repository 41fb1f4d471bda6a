// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weir {

struct LineChange {
    enum class Kind {
        Same,
        Removed,  // in the left text only
        Added,    // in the right text only
    };
    Kind kind = Kind::Same;
    int left = -1;  // number of the line, from 0; -1: it is not in that text
    int right = -1;

    friend bool operator==(const LineChange&, const LineChange&) = default;
};

// The shortest way from one text to the other, removed lines before added ones. Texts that have
// next to nothing in common are not searched to the end: what differs is then removed and added
// whole. Lines are given as numbers, equal ones for lines that are equal. Source: Myers, An O(ND)
// difference algorithm, 1986.
std::vector<LineChange> diffLines(const std::vector<int>& left, const std::vector<int>& right);

// The same of whole texts, as patch(1) reads it, with `context` lines around each change; empty if
// nothing differs.
std::string unifiedDiff(std::string_view leftName, std::string_view left,
                        std::string_view rightName, std::string_view right, int context = 3);

}  // namespace weir
