// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

// What a test can say about any view. Each answers with one line a fault, so that an empty list
// passes and a failure names the widget.
namespace weir::ui {

// What can be seen and takes the keyboard, and a screen reader has no name for.
QStringList unnamedControls(QWidget* root);

// Visible texts that do not fit their place: labels, buttons, combos, spin boxes, tabs, column
// headers; and controls that lie outside of what they stand in. A text that is elided on purpose
// (ElidedLabel) shows itself in a tooltip and is no fault.
QStringList cutTexts(QWidget* root);

// Of a window: controls that Tab comes to before one that stands a row or more above them.
QStringList tabsBackwards(QWidget* window);

// The same after a change: layouts follow in the next turns of the event loop, so it is what is
// still cut after two seconds.
QStringList settledCutTexts(QWidget* root);

// Whether a label or words that can be seen have these words in them.
bool hasWords(const QWidget& root, const QString& words);

// Clicks the button that can be seen and has these words, or is named by them. False, and said,
// when there is none or it is off.
bool pressButton(const QWidget& root, const QString& words);

}  // namespace weir::ui
