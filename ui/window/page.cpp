// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/page.hpp"

namespace weir::ui {

std::vector<FocusArea> Page::focusAreas() {
    std::vector<FocusArea> areas;
    const auto bars = findChildren<QWidget*>();
    for (QWidget* bar : bars) {
        if (bar->property("part") == QLatin1String("tool_bar")) {
            areas.push_back({bar, nullptr});
        }
    }
    areas.push_back({this, focusTarget()});
    return areas;
}

}  // namespace weir::ui
