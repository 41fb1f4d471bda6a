// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/overview.hpp"
#include "ui/widgets/panel.hpp"

class QStackedWidget;

namespace weir::ui {

class EmptyState;
class FlowChart;
class Legend;

// The flow with its unit and legend; before the first call, how to make one.
class FlowPanel : public Panel {
    Q_OBJECT

public:
    explicit FlowPanel(QWidget* parent = nullptr);

    // `address` is where tools are pointed at; empty: nobody listens.
    void setOverview(const admin::Overview& overview, const QString& address);
    FlowChart* chart() const { return m_chart; }
    void retranslate();

signals:
    void copyAsked();

private:
    void showTexts();

    FlowChart* m_chart;
    Legend* m_legend;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    admin::OverviewRange m_range = admin::OverviewRange::QuarterHour;
    QString m_address;
};

}  // namespace weir::ui
