// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/retire.hpp"

#include <QLayout>
#include <QWidget>
#include <memory>

namespace weir::ui {

void retire(QWidget* widget) {
    widget->hide();
    widget->deleteLater();
}

void retireAll(QLayout& layout) {
    while (const auto item = std::unique_ptr<QLayoutItem>(layout.takeAt(0))) {
        if (QWidget* widget = item->widget()) {
            retire(widget);
        }
    }
}

}  // namespace weir::ui
