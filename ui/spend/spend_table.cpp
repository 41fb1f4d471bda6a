// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_table.hpp"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>
#include <array>

#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/sort_header.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{SpendRows::Name, 150},     ColumnWidth{SpendRows::Spent, 110},
    ColumnWidth{SpendRows::Share, 130},    ColumnWidth{SpendRows::Requests, 90},
    ColumnWidth{SpendRows::Failed, 76},    ColumnWidth{SpendRows::TokensIn, 92},
    ColumnWidth{SpendRows::TokensOut, 92}, ColumnWidth{SpendRows::Cached, 92},
    ColumnWidth{SpendRows::Saved, 92},     ColumnWidth{SpendRows::Unpriced, 84},
    ColumnWidth{SpendRows::Change, 92},
};
constexpr std::array<int, 6> kLeaving{SpendRows::Cached,   SpendRows::Failed,
                                      SpendRows::Saved,    SpendRows::TokensOut,
                                      SpendRows::TokensIn, SpendRows::Unpriced};

}  // namespace

void SpendDelegate::paintContent(QPainter& painter, const QRect& content,
                                 const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    const auto token = static_cast<Token>(index.data(SpendRows::kSquareRole).toInt());
    const int size = metrics().px(9);
    QRect rect = content;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(token));
    if (index.column() == SpendRows::Name) {
        painter.drawRoundedRect(
            QRectF(rect.left(), rect.center().y() - size / 2.0 + 0.5, size, size), metrics().px(2),
            metrics().px(2));
        rect.setLeft(rect.left() + size + metrics().px(8));
        RowDelegate::paintContent(painter, rect, option, index);
        return;
    }
    if (index.column() == SpendRows::Share) {
        const QString text = index.data().toString();
        const QFont small = ui::font(TextRole::Small);
        const int figures = figuresWidth(small, QStringLiteral("100.0"));
        const int room = rect.width() - figures - metrics().space(2);
        const double part = index.data(SpendRows::kPartRole).toDouble();
        if (part > 0) {
            painter.drawRect(QRectF(rect.left(), rect.center().y() - size / 2.0 + 1.5,
                                    std::max(2.0, room * part), size - 2));
        }
        painter.setFont(small);
        painter.setPen(color(Token::Text2));
        drawFigures(painter, rect, Qt::AlignRight | Qt::AlignVCenter, text);
        return;
    }
    RowDelegate::paintContent(painter, rect, option, index);
}

SpendTable::SpendTable(ShownSpend& shown, QWidget* parent)
    : TableView(parent), m_shown(shown), m_header(new SortHeader(this)) {
    setHeader(m_header);
    m_header->setSectionsClickable(true);
    m_header->setSectionsMovable(false);
    setProperty("place", QStringLiteral("panel"));
    takeSizes();
    setModel(&shown);
    auto* delegate = new SpendDelegate(this);
    delegate->setEdge(metrics().gap);
    setItemDelegate(delegate);
    setColumns({kWidths, SpendRows::Name, kLeaving});
    connect(m_header, &QHeaderView::sectionClicked, this,
            [this](int section) { sortNext(static_cast<SpendRows::Column>(section)); });
    connect(this, &QAbstractItemView::doubleClicked, this, &SpendTable::opened);
}

void SpendTable::sortNext(SpendRows::Column column) {
    // Of a number the largest are what somebody looks for.
    const Qt::SortOrder begin =
        column == SpendRows::Name ? Qt::AscendingOrder : Qt::DescendingOrder;
    const Sort first{column, begin};
    const Sort second{column,
                      begin == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder};
    m_sort = m_sort == first    ? std::optional(second)
             : m_sort == second ? std::nullopt
                                : std::optional(first);
    m_shown.sort(m_sort ? m_sort->column : -1, m_sort ? m_sort->order : Qt::AscendingOrder);
    m_header->showSort(m_sort ? m_sort->column : -1, m_sort ? m_sort->order : Qt::AscendingOrder);
}

void SpendTable::selectSomething() {
    if (!selectionModel()->hasSelection() && m_shown.rowCount() > 0) {
        setCurrentIndex(m_shown.index(std::max(currentIndex().row(), 0), 0));
    }
}

void SpendTable::focusInEvent(QFocusEvent* event) {
    TableView::focusInEvent(event);
    // A click selects what it hits.
    if (event->reason() != Qt::MouseFocusReason) {
        selectSomething();
    }
}

void SpendTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        emit copyAsked();
        return;
    }
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        switch (event->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
                emit opened();
                return;
            case Qt::Key_Backspace:
                emit backAsked();
                return;
            default:
                break;
        }
    }
    TableView::keyPressEvent(event);
}

void SpendTable::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Keyboard && !currentIndex().isValid()) {
        return;
    }
    QMenu menu(this);
    emit menuOpening(menu);
    const QPoint place = event->reason() == QContextMenuEvent::Keyboard
                             ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                             : event->globalPos();
    if (!menu.isEmpty()) {
        menu.exec(place);
    }
}

SpendTotals::SpendTotals(SpendTable& table, ShownSpend& shown, QWidget* parent)
    : QFrame(parent), m_table(table), m_shown(shown) {
    setProperty("part", QStringLiteral("footer"));
    setProperty("place", QStringLiteral("panel"));
    setFixedHeight(metrics().columnHeader);
    const auto follow = [this](const auto* sender, auto signal) {
        connect(sender, signal, this, &SpendTotals::refresh);
    };
    follow(&shown, &QAbstractItemModel::modelReset);
    follow(&shown, &QAbstractItemModel::dataChanged);
    follow(&shown, &QAbstractItemModel::rowsInserted);
    follow(&shown, &QAbstractItemModel::rowsRemoved);
    follow(&shown, &QAbstractItemModel::headerDataChanged);
    connect(table.header(), &QHeaderView::sectionResized, this, qOverload<>(&QWidget::update));
    connect(table.header(), &QHeaderView::geometriesChanged, this, qOverload<>(&QWidget::update));
}

void SpendTotals::refresh() {
    m_texts = m_shown.totals();
    QStringList words;
    for (int column = 0; column < m_texts.size(); ++column) {
        const QString title = m_shown.headerData(column, Qt::Horizontal).toString();
        words << (column == 0 ? m_texts.at(column) : title + u' ' + m_texts.at(column));
    }
    setAccessibleName(words.join(QStringLiteral(", ")));
    update();
}

void SpendTotals::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setFont(ui::font(TextRole::Head));
    painter.setPen(color(Token::Text));
    const QHeaderView* header = m_table.header();
    for (int column = 0; column < m_texts.size(); ++column) {
        if (header->isSectionHidden(column)) {
            continue;
        }
        const int edge = column == 0 ? metrics().gap : metrics().cellPadding;
        const QRect cell(header->sectionViewportPosition(column) + edge, 0,
                         header->sectionSize(column) - edge - metrics().cellPadding, height());
        if (column == SpendRows::Name) {
            painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter, m_texts.at(column));
        } else {
            drawFigures(painter, cell, Qt::AlignRight | Qt::AlignVCenter, m_texts.at(column));
        }
    }
}

}  // namespace weir::ui
