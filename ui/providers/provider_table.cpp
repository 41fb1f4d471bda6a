// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/provider_table.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <array>

#include "ui/providers/provider_model.hpp"
#include "ui/providers/strip_delegate.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/columns.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{ProviderModel::Name, 120},          ColumnWidth{ProviderModel::Dialects, 110},
    ColumnWidth{ProviderModel::Address, 150},       ColumnWidth{ProviderModel::Key, 130},
    ColumnWidth{ProviderModel::State, 116},         ColumnWidth{ProviderModel::Models, 76},
    ColumnWidth{ProviderModel::FirstTokenP50, 106}, ColumnWidth{ProviderModel::FirstTokenP95, 74},
    ColumnWidth{ProviderModel::Errors, 78},         ColumnWidth{ProviderModel::Requests, 112},
    ColumnWidth{ProviderModel::Minutes, 170},
};
// The order in which columns leave a table that is too narrow for them.
constexpr std::array<int, 4> kLeaving{ProviderModel::FirstTokenP95, ProviderModel::Dialects,
                                      ProviderModel::Models, ProviderModel::Requests};

}  // namespace

ProviderTable::ProviderTable(ProviderModel& model, QWidget* parent) : TableView(parent) {
    setModel(&model);
    auto* delegate = new RowDelegate(this);
    auto* strip = new StripDelegate(this);
    delegate->setRowHeight(metrics().rowComfortable);
    strip->setRowHeight(metrics().rowComfortable);
    setItemDelegate(delegate);
    setItemDelegateForColumn(ProviderModel::Minutes, strip);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    takeColumnWidths(*this, kWidths, ProviderModel::Address);
    connect(this, &QAbstractItemView::doubleClicked, this, &ProviderTable::opened);
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
    fitColumns(*this, kWidths, kLeaving);
}

void ProviderTable::changeEvent(QEvent* event) {
    TableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        takeColumnWidths(*this, kWidths, ProviderModel::Address);
        fitColumns(*this, kWidths, kLeaving);
    }
}

}  // namespace weir::ui
