// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_table.hpp"

#include <QKeyEvent>
#include <algorithm>

#include "ui/alerts/alert_cells.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

AlertTable::AlertTable(AlertCells& model, const Columns& columns, QWidget* parent)
    : TableView(parent), m_cells(model) {
    setModel(&model);
    setItemDelegate(new RowDelegate(this));
    setColumns(columns);
    connect(this, &QAbstractItemView::doubleClicked, this, &AlertTable::opened);
}

void AlertTable::selectSomething() {
    if (!selectionModel()->hasSelection() && m_cells.rowCount() > 0) {
        setCurrentIndex(m_cells.index(std::max(currentIndex().row(), 0), 0));
    }
}

QString AlertTable::selectedKey() const {
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : m_cells.keyAt(rows.first().row());
}

void AlertTable::select(const QString& key) {
    if (const int row = m_cells.rowOf(key); row >= 0) {
        setCurrentIndex(m_cells.index(row, 0));
    }
}

void AlertTable::focusInEvent(QFocusEvent* event) {
    TableView::focusInEvent(event);
    // A click selects what it hits.
    if (event->reason() != Qt::MouseFocusReason) {
        selectSomething();
    }
}

void AlertTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit opened();
    } else if (event->key() == Qt::Key_Delete) {
        emit removeAsked();
    } else {
        TableView::keyPressEvent(event);
    }
}

}  // namespace weir::ui
