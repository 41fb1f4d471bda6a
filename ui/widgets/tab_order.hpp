// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace weir::ui {

// Tab goes through what is in `root` in the order of its layouts. To be asked again after something
// was put in: what comes into being last is otherwise reached last.
void tabInLayoutOrder(QWidget& root);

}  // namespace weir::ui
