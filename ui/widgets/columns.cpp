// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columns.hpp"

#include <QHeaderView>
#include <QTreeView>
#include <algorithm>

#include "ui/theme/metrics.hpp"

namespace weir::ui {

void takeColumnWidths(QTreeView& table, std::span<const ColumnWidth> widths, int stretched) {
    QHeaderView* header = table.header();
    for (const ColumnWidth& each : widths) {
        header->setSectionResizeMode(each.column, each.column == stretched
                                                      ? QHeaderView::Stretch
                                                      : QHeaderView::Interactive);
        header->resizeSection(each.column, metrics().px(each.width));
    }
}

void fitColumns(QTreeView& table, std::span<const ColumnWidth> widths,
                std::span<const int> leaving) {
    int wanted = 0;
    for (const ColumnWidth& each : widths) {
        wanted += metrics().px(each.width);
    }
    for (const int column : leaving) {
        const bool leaves = wanted > table.viewport()->width();
        table.setColumnHidden(column, leaves);
        const auto width = std::ranges::find(widths, column, &ColumnWidth::column);
        if (leaves && width != widths.end()) {
            wanted -= metrics().px(width->width);
        }
    }
}

}  // namespace weir::ui
