// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sign_label.hpp"

#include <QPainter>

#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/traffic/sign_paint.hpp"

namespace weir::ui {

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
    return {signSize() + 2 + words, qMax(sizes.height(), signSize() + 2)};
}

void SignLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int size = signSize() + 2;
    paintSign(painter, QRectF(0, 0, size, height()), m_sign);
    painter.setFont(ui::font(TextRole::Small));
    painter.setPen(color(Token::Muted));
    painter.drawText(rect().adjusted(size + metrics().iconGap, 0, 0, 0), Qt::AlignVCenter, m_text);
}

}  // namespace weir::ui
