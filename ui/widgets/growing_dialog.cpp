// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/growing_dialog.hpp"

#include <QEvent>
#include <QLayout>

namespace weir::ui {

bool GrowingDialog::event(QEvent* event) {
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        grow();
    }
    return handled;
}

void GrowingDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    grow();
}

void GrowingDialog::grow() {
    const int wanted = layout() == nullptr ? 0 : layout()->totalHeightForWidth(width());
    if (wanted > height()) {
        resize(width(), wanted);
    }
}

}  // namespace weir::ui
