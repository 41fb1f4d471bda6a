// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/replay_table.hpp"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>
#include <array>

#include "ui/routing/replay_moves.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

constexpr std::array kReplayWidths{
    ColumnWidth{ReplayMoves::From, 190, 110},    ColumnWidth{ReplayMoves::To, 190, 110},
    ColumnWidth{ReplayMoves::Because, 200, 110}, ColumnWidth{ReplayMoves::Calls, 80},
    ColumnWidth{ReplayMoves::Time, 128},         ColumnWidth{ReplayMoves::Cost, 96},
};

QString refusedLine(const QModelIndex& index) {
    return index.data(ReplayMoves::kRefusedRole).toString();
}

// The cells of a row with a second line stand in the first.
class MoveDelegate final : public RowDelegate {
public:
    using RowDelegate::RowDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QSize size = RowDelegate::sizeHint(option, index);
        if (!refusedLine(index).isEmpty()) {
            size.setHeight(metrics().rowTwoLine);
        }
        return size;
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem cell = option;
        cell.rect.setHeight(std::min(cell.rect.height(), metrics().row));
        RowDelegate::paint(painter, cell, index);
    }
};

}  // namespace

ReplayTable::ReplayTable(ReplayMoves& moves, QWidget* parent) : TableView(parent), m_moves(moves) {
    setModel(&moves);
    setItemDelegate(new MoveDelegate(this));
    setUniformRowHeights(false);
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

void ReplayTable::drawRow(QPainter* painter, const QStyleOptionViewItem& options,
                          const QModelIndex& index) const {
    TableView::drawRow(painter, options, index);
    const QString words = refusedLine(index);
    if (words.isEmpty()) {
        return;
    }
    const QFont letters = ui::font(TextRole::Small);
    const QRect line(metrics().edgeLeft, options.rect.top() + metrics().row - metrics().px(2),
                     viewport()->width() - metrics().edgeLeft - metrics().edgeRight,
                     QFontMetrics(letters).height());
    painter->save();
    painter->setFont(letters);
    painter->setPen(color(Token::Text2));
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(words, Qt::ElideRight, line.width()));
    painter->restore();
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
