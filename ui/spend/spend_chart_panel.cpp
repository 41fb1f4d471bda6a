// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_chart_panel.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/charts/bar_chart.hpp"
#include "ui/charts/legend.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

constexpr int kMostInLegend = 6;

}  // namespace

SpendChartPanel::SpendChartPanel(QWidget* parent)
    : Panel(parent), m_legend(new Legend(this)), m_chart(new BarChart(this)) {
    headerLayout()->addWidget(m_legend);
    const int edge = metrics().space(1);
    contentLayout()->setContentsMargins(edge, edge, edge, edge);
    contentLayout()->addWidget(m_chart);
    m_legend->hide();
}

void SpendChartPanel::setData(const BarData& bars, const QString& unit) {
    setTitle(bars.title, unit);
    m_titleWidth = QFontMetrics(ui::font(TextRole::Head)).horizontalAdvance(bars.title) +
                   QFontMetrics(ui::font(TextRole::Body)).horizontalAdvance(unit);
    QVector<LegendEntry> entries;
    for (const BarSeries& series : bars.series) {
        entries.push_back({series.name, series.token});
    }
    m_series = static_cast<int>(entries.size());
    m_chart->setData(bars);
    if (m_chart->expectsAnything()) {
        entries.push_back({bars.expectedWord, Token::Control, true, LegendEntry::Sign::Hatched});
    }
    m_legend->setEntries(std::move(entries));
    fitLegend();
}

void SpendChartPanel::fitLegend() {
    const int room = width() - m_titleWidth - 2 * metrics().gap - 3 * metrics().space(2);
    m_legend->setVisible(m_series > 0 && m_series <= kMostInLegend &&
                         m_legend->sizeHint().width() <= room);
}

void SpendChartPanel::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    fitLegend();
}

}  // namespace weir::ui
