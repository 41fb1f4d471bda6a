// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/spend/spend_rows.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/table_view.hpp"

class QMenu;

namespace weir::ui {

class SortHeader;

// The name with its colour in the chart; the share with a bar.
class SpendDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
};

// Who spent how much. A click on a title sorts, another turns the order, a third goes back to the
// order of the chart.
class SpendTable : public TableView {
    Q_OBJECT

public:
    explicit SpendTable(ShownSpend& shown, QWidget* parent = nullptr);

    // The first row, unless there is a selection.
    void selectSomething();
    void sortNext(SpendRows::Column column);

signals:
    void opened();     // Enter or a double click
    void backAsked();  // Backspace
    void copyAsked();
    void menuOpening(QMenu& menu);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Sort {
        SpendRows::Column column;
        Qt::SortOrder order;
        friend bool operator==(const Sort&, const Sort&) = default;
    };

    ShownSpend& m_shown;
    SortHeader* m_header;
    std::optional<Sort> m_sort;
};

// The sum of what the table shows, its figures under the columns.
class SpendTotals : public QFrame {
    Q_OBJECT

public:
    SpendTotals(SpendTable& table, ShownSpend& shown, QWidget* parent = nullptr);

    void refresh();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SpendTable& m_table;
    ShownSpend& m_shown;
    QStringList m_texts;
};

}  // namespace weir::ui
