// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columns.hpp"

#include <QHeaderView>
#include <QTreeView>
#include <algorithm>

#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

// A language may need more for the title than the cells under it do.
int titleWidth(const QTreeView& table, int column) {
    const QHeaderView* header = table.header();
    const QString title =
        table.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int left = column == 0 ? metrics().edgeLeft : metrics().cellPadding;
    return header->fontMetrics().horizontalAdvance(title) + left + metrics().cellPadding;
}

int widthOf(const QTreeView& table, const ColumnWidth& column) {
    return std::max(metrics().px(column.width), titleWidth(table, column.column));
}

int leastOf(const QTreeView& table, const ColumnWidth& column) {
    return column.least > 0 ? std::max(metrics().px(column.least), titleWidth(table, column.column))
                            : widthOf(table, column);
}

}  // namespace

void takeColumnWidths(QTreeView& table, const Columns& columns) {
    QHeaderView* header = table.header();
    for (const ColumnWidth& each : columns.widths) {
        header->setSectionResizeMode(each.column, each.column == columns.stretched
                                                      ? QHeaderView::Stretch
                                                      : QHeaderView::Interactive);
        header->resizeSection(each.column, widthOf(table, each));
    }
}

void fitColumns(QTreeView& table, const Columns& columns) {
    int wanted = 0;
    for (const ColumnWidth& each : columns.widths) {
        wanted += leastOf(table, each);
    }
    for (const int column : columns.leaving) {
        const bool leaves = wanted > table.viewport()->width();
        table.setColumnHidden(column, leaves);
        const auto width = std::ranges::find(columns.widths, column, &ColumnWidth::column);
        if (leaves && width != columns.widths.end()) {
            wanted -= leastOf(table, *width);
        }
    }
}

}  // namespace weir::ui
