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
    updateGeometry();
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

QFont StepBar::fontOf(int step) const {
    return ui::font(step == m_current ? TextRole::Head : TextRole::Body);
}

QRect StepBar::stepRect(int step) const {
    int left = 0;
    int width = 0;
    for (int each = 0; each <= step; ++each) {
        left += each > 0 ? width + metrics().px(kLine) + 2 * metrics().gap : 0;
        width = metrics().px(kDot) + metrics().space(2) +
                QFontMetrics(fontOf(each)).horizontalAdvance(m_steps.at(each));
    }
    return {left, 0, width, height()};
}

QSize StepBar::sizeHint() const {
    const int last = static_cast<int>(m_steps.size()) - 1;
    return {last < 0 ? 0 : stepRect(last).right() + 1, metrics().px(kDot) + metrics().space(1)};
}

void StepBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int step = 0; step < m_steps.size(); ++step) {
        paintStep(painter, step);
        if (step > 0) {
            const int right = stepRect(step).left() - metrics().gap;
            painter.setPen(color(Token::Control));
            painter.drawLine(right - metrics().px(kLine), height() / 2, right, height() / 2);
        }
    }
}

void StepBar::paintStep(QPainter& painter, int step) const {
    const QRect whole = stepRect(step);
    const int left = whole.left();
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
    painter.setFont(fontOf(step));
    painter.setPen(color(step == m_current ? Token::Text : Token::Muted));
    painter.drawText(whole.adjusted(dot + metrics().space(2), 0, 1, 0),
                     Qt::AlignVCenter | Qt::AlignLeft, m_steps.at(step));
}

}  // namespace weir::ui
