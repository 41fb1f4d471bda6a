// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace weir::ui {

// Puts text on the clipboard and says so beside the widget that asked for it.
void copyText(const QString& text, QWidget* askedBy);

}  // namespace weir::ui
