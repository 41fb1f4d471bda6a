// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QVBoxLayout;
class QWidget;

namespace weir::ui {

// A field of a form with its label above it, which leads to it.
QVBoxLayout* labelled(QLabel* label, QWidget* field);

}  // namespace weir::ui
