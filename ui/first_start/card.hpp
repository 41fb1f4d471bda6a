// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFrame;
class QLineEdit;
class QVBoxLayout;
class QWidget;

namespace weir::ui {

// Makes the frame a card of the first start, with the layout of its content.
QVBoxLayout* makeCard(QFrame* frame);

// A value to copy, in the fixed font.
QLineEdit* makeReadOnlyField(QWidget* parent);

}  // namespace weir::ui
