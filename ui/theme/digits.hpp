// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

class QPainter;
class QRect;

// Numbers whose digits stand under each other. Where the digits of the font differ in width, each
// is drawn in a cell of the widest; Qt before 6.7 cannot ask the font for tabular figures.
namespace weir::ui {

// True when all ten digits of the font are equally wide (measured once a font).
bool hasTabularDigits(const QFont& font);

// Width that drawFigures() takes.
int figuresWidth(const QFont& font, const QString& text);

// Draws one line with the painter's pen and font. Cuts nothing: elide before, by words.
void drawFigures(QPainter& painter, const QRect& rect, Qt::Alignment alignment,
                 const QString& text);

}  // namespace weir::ui
