// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>
#include <QRectF>
#include <functional>

#include "ui/charts/bar_data.hpp"

class QBarCategoryAxis;
class QValueAxis;

namespace weir::ui {

// Of the width of a column; the rest is between bars.
inline constexpr double kBarShare = 0.8;

// The bars and the grid, drawn by Qt Charts where they are told to stand. Inside the room only.
class BarPlot : public QChartView {
public:
    // `over` draws what stands over the bars, in the coordinates of the view.
    BarPlot(std::function<void(QPainter&)> over, QWidget* parent);

    void setData(const BarData& bars, const BarScale& scale);
    void setPlot(const QRectF& plot);
    // Of the theme in force.
    void takeColours();
    void redraw() { viewport()->update(); }

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    std::function<void(QPainter&)> m_over;
    QBarCategoryAxis* m_columns;
    QValueAxis* m_values;
    int m_lines = 1;  // above that of nothing
    std::vector<Token> m_tokens;
};

}  // namespace weir::ui
