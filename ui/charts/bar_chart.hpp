// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/charts/bar_data.hpp"

namespace weir::ui {

class BarPlot;
struct HoverBox;

// Stacked bars over time, 31 or so. The pointer and the arrow keys move a column, which says all
// that is in it; Enter or a double click leads on from there.
class BarChart : public QWidget {
    Q_OBJECT

public:
    explicit BarChart(QWidget* parent = nullptr);
    ~BarChart() override;

    void setData(BarData bars);
    const BarData& bars() const { return m_data; }
    const BarScale& scale() const { return m_scale; }

    // The column that the box is shown for; -1: none.
    int column() const { return m_column; }
    QRectF columnRect(int column) const;
    // Everything of it in words, as a screen reader says it.
    QString columnText(int column) const;
    bool expectsAnything() const;
    // Tab-separated, a line a column.
    QString dataText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void activated(int column);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF plot() const;
    int columnAt(double x) const;
    int lastColumn() const { return static_cast<int>(m_data.columns.size()) - 1; }
    void setColumn(int column);
    void place();
    void describe();
    HoverBox boxOf(int column) const;

    void drawOver(QPainter& painter) const;
    void drawLabels(QPainter& painter) const;
    void drawOpen(QPainter& painter) const;
    void drawLimit(QPainter& painter) const;
    void drawColumn(QPainter& painter) const;

    BarPlot* m_plot;
    BarData m_data;
    BarScale m_scale;
    int m_column = -1;
    bool m_ring = false;  // the focus came by a key
};

}  // namespace weir::ui
