// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_chart.hpp"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextDocument>
#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

// Points.
constexpr double kChartLetters = 7.5;
constexpr double kLine = 0.5;
constexpr double kLabelHeight = 14;
constexpr double kAxisWidth = 34;
constexpr double kMark = 7;
constexpr double kLegendRow = 13;
constexpr int kLegendRows = 2;
constexpr double kBarShare = 0.72;  // of the width of a column

QColor inkOf(Token token) {
    return ColorSet::of(Scheme::Light)[token];
}

double pointsOf(const QTextDocument& document) {
    const QPaintDevice* device = document.documentLayout()->paintDevice();
    return device == nullptr ? 96.0 / 72 : device->logicalDpiY() / 72.0;
}

}  // namespace

ReportChart::ReportChart(BarData data, QSizeF size, QObject* parent)
    : QObject(parent), m_data(std::move(data)), m_size(size) {}

QSizeF ReportChart::intrinsicSize(QTextDocument* document, int, const QTextFormat&) {
    return m_size * pointsOf(*document);
}

void ReportChart::drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int,
                             const QTextFormat&) {
    const double point = pointsOf(*document);
    painter->save();
    QFont letters = document->defaultFont();
    letters.setPointSizeF(kChartLetters);
    painter->setFont(letters);
    const double legend = kLegendRows * kLegendRow * point;
    drawBars(*painter, rect.adjusted(0, 0, 0, -legend), point);
    drawLegend(*painter, QRectF(rect.left(), rect.bottom() - legend, rect.width(), legend), point);
    painter->restore();
}

void ReportChart::drawLegend(QPainter& painter, const QRectF& rect, double point) const {
    const double mark = kMark * point;
    const double begin = rect.left() + kAxisWidth * point;
    double left = begin;
    QRectF row(rect.left(), rect.top(), rect.width(), kLegendRow * point);
    // What is at the top of a bar comes last, as in the bars from the axis up.
    for (const BarSeries& series : m_data.series) {
        const double width = painter.fontMetrics().horizontalAdvance(series.name);
        if (left + mark * 1.6 + width > rect.right()) {
            left = begin;
            row.translate(0, row.height());
        }
        painter.fillRect(QRectF(left, row.center().y() - mark / 2, mark, mark),
                         inkOf(series.token));
        left += mark * 1.6;
        painter.setPen(inkOf(Token::Text));
        painter.drawText(QRectF(left, row.top(), width + point, row.height()),
                         Qt::AlignVCenter | Qt::AlignLeft, series.name);
        left += width + mark * 1.6;
    }
}

void ReportChart::drawBars(QPainter& painter, const QRectF& rect, double point) const {
    double most = 0;
    for (std::size_t column = 0; column < m_data.columns.size(); ++column) {
        most = std::max(most, barHeight(m_data, column));
    }
    const BarScale scale = barScaleOf(most, m_data.whole);
    const QRectF plot =
        rect.adjusted(kAxisWidth * point, kLabelHeight * point / 2, 0, -kLabelHeight * point);
    const auto yOf = [&](double value) {
        return plot.bottom() - plot.height() * value / scale.top();
    };
    for (int tick = 0; tick <= scale.ticks; ++tick) {
        const double y = yOf(tick * scale.step);
        painter.setPen(QPen(inkOf(tick == 0 ? Token::Control : Token::Border2), kLine * point));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(inkOf(Token::Muted));
        painter.drawText(QRectF(rect.left(), y - kLabelHeight * point / 2, (kAxisWidth - 4) * point,
                                kLabelHeight * point),
                         Qt::AlignRight | Qt::AlignVCenter, scale.textOf(tick));
    }
    const auto columns = static_cast<int>(m_data.columns.size());
    const double step = plot.width() / std::max(columns, 1);
    const int every = labelledEvery(columns);
    for (int column = 0; column < columns; ++column) {
        const double left = plot.left() + step * column;
        double below = 0;
        for (const BarSeries& series : m_data.series) {
            const double value =
                std::max(0.0, series.values[static_cast<std::size_t>(column)]) / m_data.unit;
            painter.fillRect(QRectF(QPointF(left + step * (1 - kBarShare) / 2, yOf(below + value)),
                                    QPointF(left + step * (1 + kBarShare) / 2, yOf(below))),
                             inkOf(series.token));
            below += value;
        }
        if (column % every == 0) {
            painter.setPen(inkOf(Token::Muted));
            painter.drawText(QRectF(left - step, plot.bottom(), 3 * step, kLabelHeight * point),
                             Qt::AlignCenter,
                             m_data.columns[static_cast<std::size_t>(column)].label);
        }
    }
}

}  // namespace weir::ui
