// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tab_order.hpp"

#include <QLayout>
#include <QWidget>
#include <vector>

namespace weir::ui {

namespace {

void collect(const QLayout& layout, std::vector<QWidget*>& found) {
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        if (const QLayout* inner = item->layout()) {
            collect(*inner, found);
        } else if (QWidget* widget = item->widget()) {
            if ((widget->focusPolicy() & Qt::TabFocus) != 0) {
                found.push_back(widget);
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
