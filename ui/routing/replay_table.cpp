// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/replay_table.hpp"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <array>

#include "ui/routing/replay_moves.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

constexpr std::array kReplayWidths{
    ColumnWidth{ReplayMoves::From, 190, 110},    ColumnWidth{ReplayMoves::To, 190, 110},
    ColumnWidth{ReplayMoves::Because, 200, 110}, ColumnWidth{ReplayMoves::Calls, 80},
    ColumnWidth{ReplayMoves::Time, 128},         ColumnWidth{ReplayMoves::Cost, 96},
};

}  // namespace

ReplayTable::ReplayTable(ReplayMoves& moves, QWidget* parent) : TableView(parent), m_moves(moves) {
    setModel(&moves);
    setItemDelegate(new RowDelegate(this));
    setColumns({kReplayWidths, ReplayMoves::Because});
    connect(this, &QAbstractItemView::doubleClicked, this, &ReplayTable::askRule);
}

void ReplayTable::copy() {
    copyText(m_moves.csv(), this);
}

void ReplayTable::askRule() {
    const admin::RouteMove* move = m_moves.at(currentIndex().row());
    if (move != nullptr && !move->route.empty()) {
        emit ruleAsked(QString::fromStdString(move->route));
    }
}

// Ctrl+C is its own here, and the page's everywhere else.
bool ReplayTable::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return TableView::event(event);
}

void ReplayTable::focusInEvent(QFocusEvent* event) {
    TableView::focusInEvent(event);
    // A click selects what it hits.
    if (event->reason() != Qt::MouseFocusReason && !selectionModel()->hasSelection() &&
        m_moves.rowCount() > 0) {
        setCurrentIndex(m_moves.index(0, 0));
    }
}

void ReplayTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        askRule();
        return;
    }
    TableView::keyPressEvent(event);
}

void ReplayTable::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    QMenu menu(this);
    const admin::RouteMove* move = m_moves.at(index.row());
    if (move != nullptr && !move->route.empty()) {
        setCurrentIndex(index);
        menu.addAction(tr("Open the rule"), this, &ReplayTable::askRule);
    }
    menu.addAction(tr("Copy as CSV"), this, &ReplayTable::copy);
    menu.exec(viewport()->mapToGlobal(byKey ? visualRect(index).bottomLeft() : event->pos()));
}

}  // namespace weir::ui
