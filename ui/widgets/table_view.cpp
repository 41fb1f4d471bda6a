// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_view.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

TableView::TableView(QWidget* parent) : QTreeView(parent) {
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    header()->setSectionsMovable(false);
    header()->setHighlightSections(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    takeSizes();
}

void TableView::takeSizes() {
    header()->setFont(ui::font(TextRole::SmallStrong));
    header()->setFixedHeight(headerHeight());
}

int TableView::headerHeight() const {
    return metrics().columnHeader;
}

void TableView::setColumns(const Columns& columns) {
    m_columns = columns;
    header()->setStretchLastSection(false);
    connect(model(), &QAbstractItemModel::headerDataChanged, this, &TableView::takeColumns,
            Qt::UniqueConnection);
    takeColumns();
}

void TableView::takeColumns() {
    takeColumnWidths(*this, m_columns);
    fitColumns(*this, m_columns);
}

bool TableView::isAtEnd() const {
    const QScrollBar* bar = verticalScrollBar();
    return bar->maximum() - bar->value() <= metrics().row / 2;
}

void TableView::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier &&
        (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        QKeyEvent arrow(event->type(), event->key() == Qt::Key_J ? Qt::Key_Down : Qt::Key_Up,
                        Qt::NoModifier);
        QTreeView::keyPressEvent(&arrow);
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TableView::changeEvent(QEvent* event) {
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        takeSizes();
        takeColumns();
    }
}

void TableView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    fitColumns(*this, m_columns);
}

void TableView::drawRow(QPainter* painter, const QStyleOptionViewItem& options,
                        const QModelIndex& index) const {
    const QRect row(0, options.rect.top(), viewport()->width(), options.rect.height());
    const bool selected = selectionModel()->isRowSelected(index.row(), index.parent());
    const bool hovered = underMouse() && row.contains(viewport()->mapFromGlobal(QCursor::pos()));
    if (selected) {
        painter->fillRect(row, color(hasFocus() ? Token::Selected : Token::SelectedInactive));
    } else if (hovered) {
        painter->fillRect(row, color(Token::Hover));
    }
    QTreeView::drawRow(painter, options, index);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), color(Token::Border2));
    if (selected && hasFocus()) {
        painter->fillRect(QRect(row.left(), row.top(), metrics().accentBar, row.height()),
                          color(Token::Accent));
    } else if (hasFocus() && currentIndex().row() == index.row()) {
        painter->setPen(color(Token::Focus));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(row.adjusted(0, 0, -1, -1));
    }
}

}  // namespace weir::ui
