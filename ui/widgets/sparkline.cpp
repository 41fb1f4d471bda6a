// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.hpp"

#include <QPainter>
#include <algorithm>

namespace weir::ui {

void paintSparkline(QPainter& painter, const QRectF& rect, const std::vector<double>& values,
                    QColor color) {
    if (values.size() < 2) {
        return;
    }
    const double largest = std::max(1.0, *std::max_element(values.begin(), values.end()));
    const double line = 1.25;
    const double usable = rect.height() - 2 * line;
    const double step = rect.width() / static_cast<double>(values.size() - 1);
    QPolygonF points;
    points.reserve(static_cast<qsizetype>(values.size()));
    for (std::size_t index = 0; index < values.size(); ++index) {
        points << QPointF(rect.left() + step * static_cast<double>(index),
                          rect.bottom() - line - usable * values[index] / largest);
    }
    QPolygonF area = points;
    area << rect.bottomRight() << rect.bottomLeft();
    QColor tint = color;
    tint.setAlphaF(0.16F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawPolygon(area);
    painter.setPen(QPen(color, line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
    painter.restore();
}

}  // namespace weir::ui
