// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/flow_panel.hpp"

#include <QHBoxLayout>
#include <QStackedWidget>

#include "ui/charts/flow_chart.hpp"
#include "ui/charts/flow_series.hpp"
#include "ui/charts/legend.hpp"
#include "ui/overview/stats.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"

namespace weir::ui {

FlowPanel::FlowPanel(QWidget* parent)
    : Panel(parent),
      m_chart(new FlowChart),
      m_legend(new Legend),
      m_empty(new EmptyState(QStringLiteral("traffic"))),
      m_stack(new QStackedWidget) {
    headerLayout()->addWidget(m_legend);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_empty);
    contentLayout()->setContentsMargins(metrics().gap, metrics().gap, metrics().gap,
                                        metrics().space(2));
    contentLayout()->addWidget(m_stack);
    connect(m_empty->primary(), &QAbstractButton::clicked, this, &FlowPanel::copyAsked);
    retranslate();
}

void FlowPanel::setOverview(const admin::Overview& overview, const QString& address) {
    m_range = overview.range;
    m_address = address;
    m_chart->setOverview(overview);
    const bool unused = !overview.usedLately;
    m_stack->setCurrentWidget(unused ? static_cast<QWidget*>(m_empty) : m_chart);
    m_legend->setVisible(!unused);
    showTexts();
}

void FlowPanel::showTexts() {
    const bool drawn = m_stack->currentWidget() == m_chart;
    setTitle(tr("Flow"), drawn
                             ? tr("%1, %2").arg(unitText(m_chart->scale().unit), rangeText(m_range))
                             : QString());
    if (m_address.isEmpty()) {
        m_empty->setTexts(tr("No calls yet. The gateway takes no calls now."), {});
        m_empty->setActions({});
    } else {
        m_empty->setTexts(tr("No calls yet. Weir listens on %1.").arg(m_address), {});
        m_empty->setActions(tr("Copy base URL"));
    }
}

void FlowPanel::retranslate() {
    QVector<LegendEntry> entries;
    bool below = false;
    for (const FlowSeries& series : flowSeries()) {
        entries.push_back({nameOf(series), series.token, series.below && !below});
        below = series.below;
    }
    m_legend->setEntries(entries);
    showTexts();
}

}  // namespace weir::ui
