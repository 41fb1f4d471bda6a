// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sign_paint.hpp"

#include <QPainter>

#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

// Sizes of the look at 10 pt.
constexpr double kSign = 8;
constexpr double kStep = 13;
constexpr double kStroke = 1.7;

Token tokenOf(PathSign sign) {
    switch (sign) {
        case PathSign::Running:
            return Token::Accent;
        case PathSign::Served:
            return Token::Ok;
        case PathSign::Failed:
        case PathSign::HeldBack:
            return Token::Error;
        case PathSign::Skipped:
            return Token::Muted;
        case PathSign::Cached:
            return Token::Info;
    }
    return Token::Text;
}

}  // namespace

int signSize() {
    return metrics().px(kSign);
}

int signStep() {
    return metrics().px(kStep);
}

void paintSign(QPainter& painter, const QRectF& rect, PathSign sign) {
    const double size = signSize();
    QRectF box(0, 0, size, size);
    box.moveCenter(rect.center());
    const QColor ink = color(tokenOf(sign));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, metrics().px(kStroke), Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    switch (sign) {
        case PathSign::Running:
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            painter.drawEllipse(box.center(), size / 6, size / 6);
            break;
        case PathSign::Served:
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            painter.drawEllipse(box);
            break;
        case PathSign::Failed: {
            const QRectF cross = box.adjusted(1, 1, -1, -1);
            painter.drawLine(cross.topLeft(), cross.bottomRight());
            painter.drawLine(cross.bottomLeft(), cross.topRight());
            break;
        }
        case PathSign::HeldBack:
        case PathSign::Skipped:
            painter.drawLine(QPointF(box.left(), box.center().y()),
                             QPointF(box.right(), box.center().y()));
            break;
        case PathSign::Cached:
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
            break;
    }
    painter.restore();
}

}  // namespace weir::ui
