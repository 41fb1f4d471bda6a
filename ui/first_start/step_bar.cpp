// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/step_bar.hpp"

#include <QPainter>

#include "ui/theme/fonts.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

// Sizes of the look at 10 pt.
constexpr double kDot = 20;
constexpr double kLine = 36;

}  // namespace

StepBar::StepBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StepBar::setSteps(const QStringList& steps) {
    m_steps = steps;
    describe();
    updateGeometry();
}

void StepBar::setCurrent(int step) {
    m_current = step;
    describe();
}

void StepBar::describe() {
    if (m_current < m_steps.size()) {
        setAccessibleName(tr("Step %1 of %2: %3")
                              .arg(m_current + 1)
                              .arg(m_steps.size())
                              .arg(m_steps.at(m_current)));
    }
    update();
}

int StepBar::widthOf(int step) const {
    // As wide as it is when it is the current one, so that the others do not move.
    return metrics().px(kDot) + metrics().space(2) +
           QFontMetrics(ui::font(TextRole::Head)).horizontalAdvance(m_steps.at(step));
}

QSize StepBar::sizeHint() const {
    int width = 0;
    for (int step = 0; step < m_steps.size(); ++step) {
        width += widthOf(step) + (step > 0 ? metrics().px(kLine) + metrics().space(6) : 0);
    }
    return {width, metrics().px(kDot) + metrics().space(1)};
}

void StepBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int left = 0;
    for (int step = 0; step < m_steps.size(); ++step) {
        if (step > 0) {
            left += metrics().gap;
            painter.setPen(color(Token::Control));
            painter.drawLine(left, height() / 2, left + metrics().px(kLine), height() / 2);
            left += metrics().px(kLine) + metrics().gap;
        }
        paintStep(painter, step, left);
        left += widthOf(step);
    }
}

void StepBar::paintStep(QPainter& painter, int step, int left) const {
    const int dot = metrics().px(kDot);
    const QRectF circle(left + 0.5, (height() - dot) / 2 + 0.5, dot - 1, dot - 1);
    const bool reached = step <= m_current;
    painter.setPen(reached ? color(Token::Accent) : color(Token::Control));
    painter.setBrush(reached ? QBrush(color(Token::Accent)) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle);
    const QColor ink = color(reached ? Token::OnAccent : Token::Muted);
    if (step < m_current) {
        const int size = metrics().iconChip;
        QRect icon(0, 0, size, size);
        icon.moveCenter(circle.center().toPoint());
        paintIcon(painter, icon, QStringLiteral("check"), ink);
    } else {
        painter.setFont(ui::font(TextRole::SmallStrong));
        painter.setPen(ink);
        painter.drawText(circle, Qt::AlignCenter, QString::number(step + 1));
    }
    painter.setFont(ui::font(step == m_current ? TextRole::Head : TextRole::Body));
    painter.setPen(color(step == m_current ? Token::Text : Token::Muted));
    painter.drawText(QRect(left + dot + metrics().space(2), 0, width(), height()),
                     Qt::AlignVCenter | Qt::AlignLeft, m_steps.at(step));
}

}  // namespace weir::ui
