// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columns.hpp"

#include <QHeaderView>
#include <QTreeView>
#include <algorithm>
#include <vector>

#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

// What the words of the language need: the title, and those of the cells where they are known.
int wordsWidth(const QTreeView& table, int column) {
    const auto header = [&](int role) {
        return table.model()->headerData(column, Qt::Horizontal, role);
    };
    int widest =
        table.header()->fontMetrics().horizontalAdvance(header(Qt::DisplayRole).toString());
    const QFontMetrics body(font(TextRole::Body));
    for (const QString& word : header(kWordsRole).toStringList()) {
        widest = std::max(widest,
                          metrics().iconRow + metrics().iconGap + body.horizontalAdvance(word) + 1);
    }
    const int left = column == 0 ? metrics().edgeLeft : metrics().cellPadding;
    return widest + left + metrics().cellPadding;
}

int widthOf(const QTreeView& table, const Columns& columns, const ColumnWidth& column) {
    const auto own = std::ranges::find(columns.own, column.column, &ColumnWidth::column);
    return own != columns.own.end()
               ? metrics().px(own->width)
               : std::max(metrics().px(column.width), wordsWidth(table, column.column));
}

bool isOwn(const Columns& columns, int column) {
    return std::ranges::find(columns.own, column, &ColumnWidth::column) != columns.own.end();
}

int leastOf(const QTreeView& table, const Columns& columns, const ColumnWidth& column) {
    return column.least > 0 && !isOwn(columns, column.column)
               ? std::max(metrics().px(column.least), wordsWidth(table, column.column))
               : widthOf(table, columns, column);
}

// What is short is taken from columns that can do with less, so that the stretched one has its
// width; what is there again they get back.
void share(QTreeView& table, const Columns& columns) {
    const auto isShown = [&](const ColumnWidth& each) {
        return !table.isColumnHidden(each.column);
    };
    int lacking = -table.viewport()->width();
    for (const ColumnWidth& each : columns.widths) {
        lacking += isShown(each) ? widthOf(table, columns, each) : 0;
    }
    for (const ColumnWidth& each : columns.widths) {
        if (each.least == 0 || !isShown(each) || isOwn(columns, each.column) ||
            each.column == columns.stretched) {
            continue;
        }
        const int width = widthOf(table, columns, each);
        const int given =
            std::clamp(lacking, 0, std::max(0, width - leastOf(table, columns, each)));
        table.header()->resizeSection(each.column, width - given);
        lacking -= given;
    }
}

}  // namespace

void takeColumnWidths(QTreeView& table, const Columns& columns) {
    QHeaderView* header = table.header();
    for (const ColumnWidth& each : columns.widths) {
        header->setSectionResizeMode(each.column, each.column == columns.stretched
                                                      ? QHeaderView::Stretch
                                                      : QHeaderView::Interactive);
        header->resizeSection(each.column, widthOf(table, columns, each));
    }
}

void fitColumns(QTreeView& table, const Columns& columns) {
    if (columns.widths.empty()) {
        return;
    }
    std::vector<int> gone(columns.hidden.begin(), columns.hidden.end());
    const auto isGone = [&gone](int column) {
        return std::ranges::find(gone, column) != gone.end();
    };
    const auto least = [&](int column) {
        const auto width = std::ranges::find(columns.widths, column, &ColumnWidth::column);
        return width == columns.widths.end() ? 0 : leastOf(table, columns, *width);
    };
    int wanted = 0;
    for (const ColumnWidth& each : columns.widths) {
        wanted += isGone(each.column) ? 0 : leastOf(table, columns, each);
    }
    const int room = table.viewport()->width();
    for (const int column : columns.leaving) {
        if (wanted > room && !isGone(column)) {
            wanted -= least(column);
            gone.push_back(column);
        }
    }
    for (const ColumnWidth& each : columns.widths) {
        table.setColumnHidden(each.column, isGone(each.column));
    }
    share(table, columns);

    const bool scrolls = wanted > room && columns.whenNarrow == WhenNarrow::Scroll;
    table.setHorizontalScrollBarPolicy(scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    table.header()->setSectionResizeMode(columns.stretched,
                                         scrolls ? QHeaderView::Interactive : QHeaderView::Stretch);
    if (scrolls) {
        table.header()->resizeSection(columns.stretched, least(columns.stretched));
    }
}

}  // namespace weir::ui
