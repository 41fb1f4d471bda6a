// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_plot.hpp"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QStackedBarSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>
#include <utility>

namespace weir::ui {

BarPlot::BarPlot(std::function<void(QPainter&)> over, QWidget* parent)
    : QChartView(parent),
      m_over(std::move(over)),
      m_columns(new QBarCategoryAxis),
      m_values(new QValueAxis) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setRubberBand(NoRubberBand);
    setRenderHint(QPainter::Antialiasing, false);  // edges of bars are on pixels
    chart()->legend()->hide();
    chart()->setMargins({});
    chart()->setBackgroundVisible(false);  // the lines are behind it
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->addAxis(m_columns, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    // Labels are drawn over the plot: theirs have digits of one width and leave out what overlaps.
    for (QAbstractAxis* axis :
         {static_cast<QAbstractAxis*>(m_columns), static_cast<QAbstractAxis*>(m_values)}) {
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
    }
    // Those of Qt Charts stay where they were when the plot becomes higher in its first layout.
    m_columns->setGridLineVisible(false);
    m_values->setGridLineVisible(false);
    takeColours();
}

void BarPlot::setData(const BarData& bars, const BarScale& scale) {
    chart()->removeAllSeries();
    m_tokens.clear();
    QStringList columns;
    for (std::size_t column = 0; column < bars.columns.size(); ++column) {
        columns << QString::number(column);  // each but once
    }
    m_columns->setCategories(columns);
    auto* stack = new QStackedBarSeries;
    stack->setBarWidth(kBarShare);
    for (const BarSeries& series : bars.series) {
        auto* set = new QBarSet(series.name);
        for (const double value : series.values) {
            set->append(std::max(0.0, value) / bars.unit);
        }
        stack->append(set);
        m_tokens.push_back(series.token);
    }
    chart()->addSeries(stack);
    stack->attachAxis(m_columns);
    stack->attachAxis(m_values);
    m_values->setRange(0, scale.top());
    m_values->setTickCount(scale.ticks + 1);
    m_lines = scale.ticks;
    takeColours();
}

void BarPlot::setPlot(const QRectF& plot) {
    chart()->setPlotArea(plot);
}

void BarPlot::takeColours() {
    setBackgroundBrush(color(Token::Surface));
    const auto all = chart()->series();
    for (QAbstractSeries* each : all) {
        const auto sets = static_cast<QStackedBarSeries*>(each)->barSets();
        for (int at = 0; at < sets.size(); ++at) {
            sets[at]->setBrush(color(m_tokens[static_cast<std::size_t>(at)]));
            // Half of it lies on each side of the edge: a gap of one pixel between two.
            sets[at]->setPen(QPen(color(Token::Surface), 1));
        }
    }
}

void BarPlot::drawBackground(QPainter* painter, const QRectF& rect) {
    QChartView::drawBackground(painter, rect);
    const QRectF plot = chart()->mapRectToScene(chart()->plotArea());
    painter->setPen(QPen(color(Token::Border2), 1));
    for (int line = 0; line <= m_lines; ++line) {
        const double y = std::round(plot.bottom() - plot.height() * line / m_lines);
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void BarPlot::drawForeground(QPainter* painter, const QRectF&) {
    m_over(*painter);
}

}  // namespace weir::ui
