// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLayout;

namespace weir::ui {

// Takes everything out. The widgets are gone with the next turn of the event loop and not at once:
// this is called while a new theme or language walks over them.
void clearLayout(QLayout& layout);

}  // namespace weir::ui
