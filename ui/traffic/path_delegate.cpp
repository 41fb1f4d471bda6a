// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/path_delegate.hpp"

#include <QPainter>

#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/traffic_model.hpp"

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

void paintSign(QPainter& painter, const QRectF& rect, PathSign sign) {
    const double size = metrics().px(kSign);
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

void PathDelegate::paintContent(QPainter& painter, const QRect& content,
                                const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    if (!(option.state & QStyle::State_Enabled)) {
        return;
    }
    const QByteArray signs = index.data(TrafficModel::kPathRole).toByteArray();
    const double size = metrics().px(kSign);
    const double step = metrics().px(kStep);
    double left = content.left();
    for (qsizetype at = 0; at < signs.size(); ++at) {
        if (left + size > content.right()) {
            break;
        }
        const QRectF box(left, content.top(), size, content.height());
        if (at > 0) {
            const double middle = box.center().y();
            painter.setPen(QPen(color(Token::Muted), 1));
            painter.drawLine(QPointF(left - step + size + 1, middle), QPointF(left - 1, middle));
        }
        paintSign(painter, box, static_cast<PathSign>(signs.at(at)));
        left += step;
    }
}

SignLabel::SignLabel(PathSign sign, QWidget* parent) : QWidget(parent), m_sign(sign) {
    setFont(ui::font(TextRole::Small));
}

void SignLabel::setText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize SignLabel::sizeHint() const {
    const QFontMetrics sizes(ui::font(TextRole::Small));
    const int words =
        m_text.isEmpty() ? 0 : metrics().iconGap + sizes.horizontalAdvance(m_text) + 1;
    return {metrics().px(kSign) + 2 + words, qMax(sizes.height(), metrics().px(kSign) + 2)};
}

void SignLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int size = metrics().px(kSign) + 2;
    paintSign(painter, QRectF(0, 0, size, height()), m_sign);
    painter.setFont(ui::font(TextRole::Small));
    painter.setPen(color(Token::Muted));
    painter.drawText(rect().adjusted(size + metrics().iconGap, 0, 0, 0), Qt::AlignVCenter, m_text);
}

}  // namespace weir::ui
