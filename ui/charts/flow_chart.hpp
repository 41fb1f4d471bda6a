// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

#include "ui/charts/flow_picture.hpp"

namespace weir::ui {

struct HoverBox;

// The flow: what went through stands above the line, what was held back or failed hangs below it.
// What happened meanwhile is a dotted line with a short sentence. Drawn anew when there is new
// data; the pointer and the arrow keys only move the column over it.
class FlowChart : public QWidget {
    Q_OBJECT

public:
    explicit FlowChart(QWidget* parent = nullptr);

    void setOverview(const admin::Overview& overview);
    void setEvents(std::vector<FlowEvent> events);
    const FlowScale& scale() const { return m_picture.scale(); }

    // The column that the box is shown for; -1: none.
    int column() const { return m_column; }
    // Everything of it in words, as a screen reader says it.
    QString columnText(int column) const;
    // Tab-separated, a line a step.
    QString dataText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    // The requests of one column are wanted: [from, until).
    void columnOpened(Timestamp from, Timestamp until);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void redraw();
    void describe();
    void setColumn(int column);
    void openColumn();
    void copyData() const;
    HoverBox boxOf(int column) const;
    QString timesOf(const admin::FlowPoint& point) const;

    void drawColumn(QPainter& painter) const;
    int lastColumn() const;

    FlowPicture m_picture;
    int m_column = -1;
    bool m_ring = false;  // the focus came by a key
    QPixmap m_drawing;
};

// "requests a second"
QString unitText(RateUnit unit);

}  // namespace weir::ui
