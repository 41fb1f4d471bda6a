// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <vector>

namespace weir::ui {

// A header whose columns are sorted by a click: the sorted one is darker and has an arrow. The
// others can be dragged to another place; the first one stays the first.
class SortHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit SortHeader(QWidget* parent = nullptr);

    // Negative: none is.
    void showSort(int column, Qt::SortOrder order);
    int sortedColumn() const { return m_sorted; }
    // Stands under the titles, where the header is higher than they are.
    void setUnder(QWidget* widget) { m_under = widget; }

signals:
    // Somebody dragged the edge of a column, or fitted it with a double click.
    void widthChosen(int section, int width);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;

private:
    std::vector<int> widths() const;
    void tellChosen();

    std::vector<int> m_before;  // how wide the columns were when the button went down
    QWidget* m_under = nullptr;
    int m_sorted = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

}  // namespace weir::ui
