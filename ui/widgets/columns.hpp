// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

class QTreeView;

namespace weir::ui {

// A column and its width at 10 pt, with the cell's padding.
struct ColumnWidth {
    int column;
    int width;
};

// Gives each column its width in the font in force; `stretched` takes what is left over.
void takeColumnWidths(QTreeView& table, std::span<const ColumnWidth> widths, int stretched);

// Hides columns in the order of `leaving` until the rest fits the table; what fits again comes
// back.
void fitColumns(QTreeView& table, std::span<const ColumnWidth> widths,
                std::span<const int> leaving);

}  // namespace weir::ui
