// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_table.hpp"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <algorithm>
#include <array>

#include "ui/routing/route_delegate.hpp"
#include "ui/routing/route_model.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{RouteModel::Number, 76},     ColumnWidth{RouteModel::Rule, 220, 150},
    ColumnWidth{RouteModel::When, 330, 180}, ColumnWidth{RouteModel::Strategy, 124},
    ColumnWidth{RouteModel::Hits, 92},
};
constexpr std::array<int, 2> kLeaving{RouteModel::Strategy, RouteModel::Hits};

}  // namespace

RouteTable::RouteTable(RouteModel& model, QWidget* parent) : TableView(parent) {
    setModel(&model);
    auto* delegate = new RouteDelegate(this);
    delegate->setRowHeight(metrics().rowTwoLine);
    setItemDelegate(delegate);
    setColumns({kWidths, RouteModel::When, kLeaving});
    setSelectionMode(ExtendedSelection);
    setDragDropMode(InternalMove);
    setDragDropOverwriteMode(false);
    setDropIndicatorShown(true);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != RouteModel::Number) {
            emit opened();
        }
    });
}

std::vector<int> RouteTable::selectedRows() const {
    std::vector<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex& index : selected) {
        rows.push_back(index.row());
    }
    std::ranges::sort(rows);
    return rows;
}

void RouteTable::selectRow(int row) {
    selectRows(row, 1);
}

void RouteTable::selectRows(int first, int count) {
    const int last = model()->rowCount() - 1;
    if (last < 0) {
        return;
    }
    const QModelIndex from = model()->index(std::clamp(first, 0, last), 0);
    const QModelIndex to = model()->index(std::clamp(first + count - 1, from.row(), last), 0);
    setCurrentIndex(from);
    selectionModel()->select(QItemSelection(from, to),
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(to);
    scrollTo(from);
}

void RouteTable::focusInEvent(QFocusEvent* event) {
    TableView::focusInEvent(event);
    // A click selects what it hits.
    if (event->reason() != Qt::MouseFocusReason && !selectionModel()->hasSelection()) {
        selectRow(std::max(row(), 0));
    }
}

void RouteTable::toggle() {
    const QModelIndex index = model()->index(row(), RouteModel::Number);
    if (index.isValid()) {
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        model()->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
}

void RouteTable::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        switch (event->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
                emit opened();
                return;
            case Qt::Key_Space:
                toggle();
                return;
            case Qt::Key_F2:
                edit(model()->index(row(), RouteModel::Rule));
                return;
            case Qt::Key_Delete:
                emit removeAsked();
                return;
            case Qt::Key_Escape:
                emit closeAsked();
                return;
            default:
                break;
        }
    }
    TableView::keyPressEvent(event);
}

void RouteTable::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) {
        return;
    }
    if (selectionModel()->isRowSelected(index.row(), {})) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    } else {
        selectRow(index.row());
    }
    QMenu menu(this);
    emit menuOpening(menu);
    const QPoint place = byKey ? visualRect(index).bottomLeft() : event->pos();
    menu.exec(viewport()->mapToGlobal(place));
}

}  // namespace weir::ui
