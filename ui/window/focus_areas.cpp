// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/focus_areas.hpp"

#include <QApplication>
#include <QWidget>

namespace weir::ui {

namespace {

bool takesFocus(const QWidget* widget) {
    return widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus;
}

QWidget* targetOf(const FocusArea& area) {
    if (!area.area->isVisible()) {
        return nullptr;
    }
    if (area.target != nullptr && takesFocus(area.target)) {
        return area.target;
    }
    const auto children = area.area->findChildren<QWidget*>();
    for (QWidget* child : children) {
        if (takesFocus(child)) {
            return child;
        }
    }
    return nullptr;
}

}  // namespace

void moveFocus(const std::vector<FocusArea>& areas, int step) {
    const int count = static_cast<int>(areas.size());
    QWidget* focused = QApplication::focusWidget();
    int current = 0;
    for (int index = 0; index < count; ++index) {
        if (focused != nullptr &&
            areas[static_cast<std::size_t>(index)].area->isAncestorOf(focused)) {
            current = index;
        }
    }
    for (int tried = 1; tried <= count; ++tried) {
        const int next = (current + step * tried + count * tried) % count;
        if (QWidget* target = targetOf(areas[static_cast<std::size_t>(next)])) {
            target->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

}  // namespace weir::ui
