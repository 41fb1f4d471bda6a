// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QWidget;

namespace weir::ui {

// A part of the window that F6 goes to. Without a target of its own the first child that takes the
// focus is it; an area that is hidden or has none is passed over. An area may stand in another one,
// which then is what is left of it.
struct FocusArea {
    QWidget* area;
    QWidget* target;
};

// From the area that has the focus to the next one (step 1) or the one before (-1), around the end.
void moveFocus(const std::vector<FocusArea>& areas, int step);

}  // namespace weir::ui
