// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>
#include <optional>

#include "ui/charts/band_data.hpp"
#include "ui/charts/band_layout.hpp"

namespace weir::ui {

// Columns of nodes joined by bands whose width is an amount. One node is current: arrow keys and
// clicks choose it, and what goes through it stands out, as it does of the node under the pointer.
// Drawn anew when there is new data.
class BandChart : public QWidget {
    Q_OBJECT

public:
    explicit BandChart(QWidget* parent = nullptr);

    // The current node stays, if it is still there.
    void setData(BandData data);
    const BandData& data() const { return m_data; }

    // Its id; empty: none.
    const QString& current() const { return m_current; }
    void setCurrent(const QString& id);
    // How many nodes a column has room for.
    int rowsThatFit() const;
    // Empty: there is no such node.
    QRect rectOf(const QString& id) const;
    const BandLayout& layoutNow() const { return m_layout; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void currentChanged(const QString& id);
    // By Enter or a double click.
    void opened(const QString& id);
    void menuAsked(const QString& id, const QPoint& globalPlace);
    // rowsThatFit() is another one.
    void roomChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    std::optional<std::size_t> find(const QString& id) const;
    std::optional<std::size_t> nodeAt(const QPointF& place) const;
    std::optional<std::size_t> shownNode() const;
    std::optional<std::size_t> afterKey(int key) const;
    std::optional<std::size_t> beside(std::size_t node, int step) const;
    void setHovered(std::optional<std::size_t> node);
    void arrange();
    void redraw();
    void describe();
    void tell();

    void paintAll(QPainter& painter) const;
    void paintHeads(QPainter& painter) const;
    void paintStrips(QPainter& painter) const;
    void paintStrip(QPainter& painter, const BandStrip& strip, double share, double strength) const;
    void paintNode(QPainter& painter, std::size_t node) const;
    void paintTexts(QPainter& painter, const BandNode& node, const QRectF& card) const;
    void paintBox(QPainter& painter) const;
    std::vector<double> sharesThrough(std::size_t node) const;

    BandData m_data;
    BandLayout m_layout;
    QString m_current;
    QString m_hovered;
    int m_rows = 0;
    bool m_ring = false;  // the focus came by a key
    QPixmap m_drawing;
};

}  // namespace weir::ui
