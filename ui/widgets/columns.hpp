// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

class QTreeView;

namespace weir::ui {

// A column and its width at 10 pt, with the cell's padding; more where its title needs more.
struct ColumnWidth {
    int column;
    int width;
    int least = 0;  // of one that can do with less when the room is short; 0: it cannot
};

// What becomes of a table that is too narrow though all columns left that may.
enum class WhenNarrow {
    Squeeze,  // the stretched column has less than it needs
    Scroll,
};

// The columns of a table. The arrays they are made of outlive it.
struct Columns {
    std::span<const ColumnWidth> widths;
    int stretched = 0;               // takes what is left over
    std::span<const int> leaving{};  // the order in which columns leave a table that is too narrow
    std::span<const int> hidden{};   // not shown at all
    WhenNarrow whenNarrow = WhenNarrow::Squeeze;
    std::span<const ColumnWidth> own{};  // instead of those, as somebody chose them
};

// Gives each column its width in the font and the language in force.
void takeColumnWidths(QTreeView& table, const Columns& columns);

// Hides columns until the rest fits the table; what fits again comes back.
void fitColumns(QTreeView& table, const Columns& columns);

}  // namespace weir::ui
