// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/hits_line.hpp"

#include <QPainter>

#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/sparkline.hpp"

namespace weir::ui {

HitsLine::HitsLine(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HitsLine::setTimeline(const std::vector<std::uint32_t>& quarterHours) {
    m_values.assign(quarterHours.begin(), quarterHours.end());
    update();
}

QSize HitsLine::sizeHint() const {
    return {metrics().px(200), metrics().px(44)};
}

QSize HitsLine::minimumSizeHint() const {
    return {metrics().px(80), metrics().px(44)};
}

void HitsLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), color(Token::Border2));
    paintSparkline(painter, QRectF(rect()), m_values, color(Token::Series1));
}

}  // namespace weir::ui
