// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "ui/theme/fonts.hpp"

class QWidget;

namespace weir::ui {

// What the colour of a text or the ground of a frame says.
enum class Tone { Text, Text2, Muted, Accent, Ok, Warn, Error, Info };

QString nameOf(Tone tone);

// Both may be changed at any time; the style sheet does the rest.
void setTextRole(QWidget* widget, TextRole role);
void setTone(QWidget* widget, Tone tone);

// A plain-text label: text from outside never becomes markup.
QLabel* makeLabel(TextRole role, Tone tone = Tone::Text, QWidget* parent = nullptr);
// The same, over as many lines as it needs.
QLabel* makeParagraph(TextRole role, Tone tone = Tone::Text, QWidget* parent = nullptr);

// Sets a dynamic property that a style sheet matches, and restyles the widget if it changed.
void setStyleProperty(QWidget* widget, const char* name, const QVariant& value);

}  // namespace weir::ui
