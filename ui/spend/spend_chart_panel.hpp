// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/bar_data.hpp"
#include "ui/widgets/panel.hpp"

namespace weir::ui {

class BarChart;
class Legend;

// The chart, with what is measured and in which unit above it. The legend stands there while there
// is room; the squares of the table say the same.
class SpendChartPanel : public Panel {
    Q_OBJECT

public:
    explicit SpendChartPanel(QWidget* parent = nullptr);

    void setData(const BarData& bars, const QString& unit);
    BarChart* chart() const { return m_chart; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitLegend();

    Legend* m_legend;
    BarChart* m_chart;
    int m_series = 0;
    int m_titleWidth = 0;
};

}  // namespace weir::ui
