// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/provider_table.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <algorithm>
#include <array>

#include "ui/providers/provider_model.hpp"
#include "ui/providers/strip_delegate.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{ProviderModel::Name, 120},          ColumnWidth{ProviderModel::Dialects, 110},
    ColumnWidth{ProviderModel::Address, 150},       ColumnWidth{ProviderModel::Key, 130},
    ColumnWidth{ProviderModel::State, 116},         ColumnWidth{ProviderModel::Models, 76},
    ColumnWidth{ProviderModel::FirstTokenP50, 106}, ColumnWidth{ProviderModel::FirstTokenP95, 74},
    ColumnWidth{ProviderModel::Errors, 78},         ColumnWidth{ProviderModel::Requests, 112},
    ColumnWidth{ProviderModel::Minutes, 174},
};
// The order in which columns leave a table that is too narrow for them.
constexpr std::array<int, 5> kLeaving{ProviderModel::FirstTokenP95, ProviderModel::Dialects,
                                      ProviderModel::Models, ProviderModel::Requests,
                                      ProviderModel::FirstTokenP50};
// The columns of words, those first that say most when they are whole.
constexpr std::array<int, 3> kWords{ProviderModel::State, ProviderModel::Key, ProviderModel::Name};

}  // namespace

ProviderTable::ProviderTable(ProviderModel& model, QWidget* parent) : TableView(parent) {
    setModel(&model);
    auto* delegate = new RowDelegate(this);
    auto* strip = new StripDelegate(this);
    delegate->setRowHeight(metrics().rowComfortable);
    strip->setRowHeight(metrics().rowComfortable);
    setItemDelegate(delegate);
    setItemDelegateForColumn(ProviderModel::Minutes, strip);
    setColumnHidden(ProviderModel::AttemptsPerMinute, true);
    setColumns({kWidths, ProviderModel::Address, kLeaving});
    shareRoom();
    connect(this, &QAbstractItemView::doubleClicked, this, &ProviderTable::opened);
    connect(&model, &QAbstractItemModel::modelReset, this, &ProviderTable::shareRoom);
    connect(&model, &QAbstractItemModel::dataChanged, this, &ProviderTable::shareRoom);
    connect(&model, &QAbstractItemModel::headerDataChanged, this, &ProviderTable::shareRoom);
}

void ProviderTable::selectSomething() {
    if (selectionModel()->hasSelection() || model()->rowCount() == 0) {
        return;
    }
    const int row = currentIndex().isValid() ? currentIndex().row() : 0;
    setCurrentIndex(model()->index(row, 0));
    selectionModel()->select(currentIndex(),
                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void ProviderTable::focusInEvent(QFocusEvent* event) {
    TableView::focusInEvent(event);
    // A click selects what it hits.
    if (event->reason() != Qt::MouseFocusReason) {
        selectSomething();
    }
}

void ProviderTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit opened();
        return;
    }
    TableView::keyPressEvent(event);
}

void ProviderTable::resizeEvent(QResizeEvent* event) {
    TableView::resizeEvent(event);
    shareRoom();
}

void ProviderTable::changeEvent(QEvent* event) {
    TableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        shareRoom();
    }
}

void ProviderTable::shareRoom() {
    int room = header()->sectionSize(ProviderModel::Address) - wishOf(ProviderModel::Address);
    for (const int column : kWords) {
        const int more = std::min(room, wishOf(column) - header()->sectionSize(column));
        if (more > 0 && !isColumnHidden(column)) {
            header()->resizeSection(column, header()->sectionSize(column) + more);
            room -= more;
        }
    }
}

int ProviderTable::wishOf(int column) const {
    int widest = 0;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, column);
        const QVariant role = index.data(kTextRoleRole);
        const QFontMetrics letters(
            ui::font(role.isValid() ? static_cast<TextRole>(role.toInt()) : TextRole::Body));
        const bool icon = !index.data(kIconRole).toString().isEmpty();
        widest = std::max(widest, letters.horizontalAdvance(index.data().toString()) +
                                      (icon ? metrics().iconRow + metrics().iconGap : 0));
    }
    const int left = column == 0 ? metrics().edgeLeft : metrics().cellPadding;
    return left + widest + metrics().cellPadding + 1;
}

}  // namespace weir::ui
