// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/budget_gauge.hpp"

#include <QPainter>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

constexpr double kNearlyUsed = 0.9;

Token fillOf(double used, double held, bool refuses) {
    if (used >= 1) {
        return refuses ? Token::Error : Token::Warn;
    }
    return used + held >= kNearlyUsed ? Token::Warn : Token::Accent;
}

// A line as high as the bar; beyond the limit an arrow at its end.
void paintForecast(QPainter& painter, const QRect& bar, double forecast) {
    if (forecast <= 0) {
        return;
    }
    const int thick = metrics().px(2);
    if (forecast <= 1) {
        const int x = bar.left() + static_cast<int>(forecast * (bar.width() - thick) + 0.5);
        painter.fillRect(QRect(x, bar.top(), thick, bar.height()), color(Token::Text));
        return;
    }
    const double half = bar.height() / 2.0;
    const QPointF tip(bar.right() + 1, bar.top() + half);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Surface), 1));
    painter.setBrush(color(Token::Text));
    painter.drawPolygon(
        QPolygonF({tip, tip - QPointF(half + 1, half), tip - QPointF(half + 1, -half)}));
    painter.restore();
}

}  // namespace

BudgetGauge::BudgetGauge(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize BudgetGauge::sizeHint() const {
    return {metrics().px(160), metrics().px(14)};
}

void BudgetGauge::setShares(double used, double held, bool refuses, double forecast) {
    if (used != m_used || held != m_held || refuses != m_refuses || forecast != m_forecast) {
        m_used = used;
        m_held = held;
        m_refuses = refuses;
        m_forecast = forecast;
        update();
    }
}

void BudgetGauge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBudgetGauge(painter, rect(), m_used, m_held, m_refuses, m_forecast);
}

void paintBudgetGauge(QPainter& painter, const QRect& rect, double used, double held, bool refuses,
                      double forecast) {
    const QRect bar(rect.left(), rect.top(), rect.width(), metrics().px(10));
    const auto along = [&bar](double share) {
        return static_cast<int>(std::clamp(share, 0.0, 1.0) * bar.width() + 0.5);
    };
    painter.fillRect(bar, color(Token::Press));
    const QColor fill = color(fillOf(used, held, refuses));
    const int filled = along(used);
    painter.fillRect(QRect(bar.left(), bar.top(), filled, bar.height()), fill);
    const QRect hatched(bar.left() + filled, bar.top(), along(used + held) - filled, bar.height());
    if (hatched.width() > 0) {
        painter.fillRect(hatched, color(Token::Surface));
        painter.fillRect(hatched, QBrush(fill, Qt::BDiagPattern));
    }
    paintForecast(painter, bar, forecast);
    painter.setPen(color(Token::Control));
    const int below = bar.bottom() + metrics().px(2);
    for (int tenth = 0; tenth <= 10; ++tenth) {
        const int x = std::min(bar.left() + bar.width() * tenth / 10, bar.right());
        painter.drawLine(x, below, x, below + metrics().px(tenth % 5 == 0 ? 2 : 1) - 1);
    }
}

}  // namespace weir::ui
