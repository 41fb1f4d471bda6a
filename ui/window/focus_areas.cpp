// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/focus_areas.hpp"

#include <QApplication>
#include <QWidget>
#include <algorithm>

namespace weir::ui {

namespace {

bool takesFocus(const QWidget* widget) {
    return widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus;
}

// The innermost area that `widget` stands in; -1: none.
int areaOf(const std::vector<FocusArea>& areas, const QWidget* widget) {
    int found = -1;
    for (int index = 0; index < static_cast<int>(areas.size()); ++index) {
        const QWidget* area = areas[static_cast<std::size_t>(index)].area;
        if (area->isAncestorOf(widget) &&
            (found < 0 || areas[static_cast<std::size_t>(found)].area->isAncestorOf(area))) {
            found = index;
        }
    }
    return found;
}

QWidget* targetIn(const std::vector<FocusArea>& areas, int index) {
    const FocusArea& area = areas[static_cast<std::size_t>(index)];
    if (!area.area->isVisible()) {
        return nullptr;
    }
    if (area.target != nullptr && takesFocus(area.target)) {
        return area.target;
    }
    const auto children = area.area->findChildren<QWidget*>();
    for (QWidget* child : children) {
        if (takesFocus(child) && areaOf(areas, child) == index) {
            return child;
        }
    }
    return nullptr;
}

}  // namespace

void moveFocus(const std::vector<FocusArea>& areas, int step) {
    const int count = static_cast<int>(areas.size());
    const QWidget* focused = QApplication::focusWidget();
    const int current = focused == nullptr ? 0 : std::max(areaOf(areas, focused), 0);
    for (int tried = 1; tried <= count; ++tried) {
        const int next = (current + step * tried + count * tried) % count;
        if (QWidget* target = targetIn(areas, next)) {
            target->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

}  // namespace weir::ui
