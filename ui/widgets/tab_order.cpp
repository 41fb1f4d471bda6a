// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tab_order.hpp"

#include <QGridLayout>
#include <QScrollArea>
#include <QWidget>
#include <algorithm>
#include <utility>
#include <vector>

namespace weir::ui {

namespace {

// As they are read: of a grid by rows, whatever was put into it first.
std::vector<QLayoutItem*> itemsOf(const QLayout& layout) {
    std::vector<QLayoutItem*> items;
    for (int i = 0; i < layout.count(); ++i) {
        items.push_back(layout.itemAt(i));
    }
    if (const auto* grid = qobject_cast<const QGridLayout*>(&layout)) {
        const auto placeOf = [grid](const QLayoutItem* item) {
            int row = 0;
            int column = 0;
            int rows = 0;
            int columns = 0;
            for (int i = 0; i < grid->count(); ++i) {
                if (grid->itemAt(i) == item) {
                    grid->getItemPosition(i, &row, &column, &rows, &columns);
                }
            }
            return std::pair(row, column);
        };
        std::ranges::stable_sort(items, {}, placeOf);
    }
    return items;
}

void collect(const QLayout& layout, std::vector<QWidget*>& found) {
    for (QLayoutItem* item : itemsOf(layout)) {
        if (const QLayout* inner = item->layout()) {
            collect(*inner, found);
        } else if (QWidget* widget = item->widget()) {
            if ((widget->focusPolicy() & Qt::TabFocus) != 0) {
                found.push_back(widget);
                const auto* area = qobject_cast<const QScrollArea*>(widget);
                if (area != nullptr && area->widget() != nullptr &&
                    area->widget()->layout() != nullptr) {
                    collect(*area->widget()->layout(), found);
                }
            } else if (widget->layout() != nullptr) {
                collect(*widget->layout(), found);
            }
        }
    }
}

}  // namespace

void tabInLayoutOrder(QWidget& root) {
    std::vector<QWidget*> found;
    if (root.layout() != nullptr) {
        collect(*root.layout(), found);
    }
    for (std::size_t i = 1; i < found.size(); ++i) {
        QWidget::setTabOrder(found[i - 1], found[i]);
    }
}

}  // namespace weir::ui
