// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_table.hpp"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/audit/audit_model.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{AuditModel::Time, 168},        ColumnWidth{AuditModel::Actor, 150},
    ColumnWidth{AuditModel::Action, 150},      ColumnWidth{AuditModel::Object, 140},
    ColumnWidth{AuditModel::Detail, 220, 100},
};

}  // namespace

AuditTable::AuditTable(AuditModel& records, QWidget* parent)
    : TableView(parent), m_records(records) {
    setModel(&records);
    setItemDelegate(new RowDelegate(this));
    setSelectionMode(ExtendedSelection);
    setColumns({kWidths, AuditModel::Detail, {}, {}, WhenNarrow::Scroll});
    connect(this, &QAbstractItemView::doubleClicked, this, &AuditTable::opened);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AuditTable::moved);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &AuditTable::moved);
    connect(&records, &QAbstractItemModel::rowsAboutToBeInserted, this, &AuditTable::notePlace);
    connect(&records, &QAbstractItemModel::rowsInserted, this, &AuditTable::keepPlace);
    connect(&records, &QAbstractItemModel::rowsAboutToBeRemoved, this, &AuditTable::notePlace);
    connect(&records, &QAbstractItemModel::rowsRemoved, this, &AuditTable::keepPlace);
    connect(&records, &QAbstractItemModel::modelAboutToBeReset, this, &AuditTable::noteSelection);
    connect(&records, &QAbstractItemModel::modelReset, this, &AuditTable::keepSelection);
}

void AuditTable::selectSomething() {
    if (!selectionModel()->hasSelection() && m_records.rowCount() > 0) {
        setCurrentIndex(m_records.index(std::max(currentIndex().row(), 0), 0));
    }
}

std::vector<int> AuditTable::selectedRows() const {
    std::vector<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex& index : selected) {
        rows.push_back(index.row());
    }
    std::ranges::sort(rows);
    return rows;
}

int AuditTable::shownRow() const {
    const std::vector<int> rows = selectedRows();
    const bool currentToo = std::ranges::find(rows, currentIndex().row()) != rows.end();
    return currentToo ? currentIndex().row() : rows.empty() ? -1 : rows.front();
}

bool AuditTable::wantsOlder() const {
    const QScrollBar* bar = verticalScrollBar();
    return bar->maximum() - bar->value() <= viewport()->height();
}

// Who looks at the newest wants to see what comes before it.
void AuditTable::notePlace() {
    m_uppermost = verticalScrollBar()->value() == 0 ? QModelIndex() : indexAt({0, 0});
    m_uppermostTop = visualRect(m_uppermost).top();
}

void AuditTable::keepPlace() {
    executeDelayedItemsLayout();
    if (m_uppermost.isValid()) {
        QScrollBar* bar = verticalScrollBar();
        bar->setValue(bar->value() + visualRect(m_uppermost).top() - m_uppermostTop);
    }
    m_uppermost = QModelIndex();
}

void AuditTable::noteSelection() {
    const auto idOf = [this](int row) {
        const admin::AuditRecord* record = m_records.at(row);
        return record == nullptr ? std::string() : record->id;
    };
    m_current = idOf(currentIndex().row());
    m_selected.clear();
    for (const int row : selectedRows()) {
        m_selected.push_back(idOf(row));
    }
}

void AuditTable::keepSelection() {
    QItemSelection selection;
    for (const std::string& id : std::exchange(m_selected, {})) {
        if (const int row = m_records.rowOf(id); row >= 0) {
            selection.select(m_records.index(row, 0),
                             m_records.index(row, AuditModel::ColumnCount - 1));
        }
    }
    if (const int row = m_records.rowOf(m_current); row >= 0) {
        selectionModel()->setCurrentIndex(m_records.index(row, 0), QItemSelectionModel::NoUpdate);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void AuditTable::contextMenuEvent(QContextMenuEvent* event) {
    selectSomething();
    if (selectionModel()->hasSelection()) {
        const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
        emit menuAsked(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).center())
                             : event->globalPos());
    }
}

void AuditTable::focusInEvent(QFocusEvent* event) {
    TableView::focusInEvent(event);
    // A click selects what it hits.
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
        event->reason() == Qt::ShortcutFocusReason) {
        selectSomething();
    }
}

void AuditTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        emit copyAsked();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit opened();
    } else if (event->key() == Qt::Key_Escape && selectionModel()->hasSelection()) {
        emit closeAsked();
    } else {
        TableView::keyPressEvent(event);
    }
}

}  // namespace weir::ui
