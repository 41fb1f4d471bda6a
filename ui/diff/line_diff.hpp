// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

namespace weir::ui {

struct DiffLine {
    enum class Kind {
        Same,
        Removed,  // in the left text only
        Added,    // in the right text only
        Folded,   // stands for `folded` lines that are the same
    };
    Kind kind = Kind::Same;
    QString text;
    int left = -1;  // number of the line, from 0; -1: it is not in that text
    int right = -1;
    int folded = 0;

    friend bool operator==(const DiffLine&, const DiffLine&) = default;
};

// Without an empty one at the end of a text that ends with a line break.
QStringList linesOfText(const std::string& text);

// As of engine/base/line_diff.hpp.
std::vector<DiffLine> diffLines(const QStringList& left, const QStringList& right);

// The same with `context` lines around each change, and a line in place of each longer run that did
// not change.
std::vector<DiffLine> foldSame(std::vector<DiffLine> lines, int context = 3);

// How many lines of a kind there are.
int countOf(const std::vector<DiffLine>& lines, DiffLine::Kind kind);

}  // namespace weir::ui
