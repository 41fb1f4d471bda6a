// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <vector>

class QPainter;

namespace weir::ui {

// Line over a tint of the same colour, from the bottom (0) to the largest value. Nothing for fewer
// than two values.
void paintSparkline(QPainter& painter, const QRectF& rect, const std::vector<double>& values,
                    QColor color);

}  // namespace weir::ui
