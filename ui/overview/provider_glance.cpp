// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/provider_glance.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <algorithm>
#include <array>

#include "ui/providers/provider_model.hpp"
#include "ui/providers/strip_delegate.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

// In the order they are shown.
constexpr std::array kWidths{
    ColumnWidth{ProviderModel::Name, 110},
    ColumnWidth{ProviderModel::State, 116},
    ColumnWidth{ProviderModel::AttemptsPerMinute, 72},
    ColumnWidth{ProviderModel::FirstTokenP50, 106},
    ColumnWidth{ProviderModel::FirstTokenP95, 74},
    ColumnWidth{ProviderModel::Errors, 78},
    ColumnWidth{ProviderModel::Minutes, 160},
};
constexpr std::array<int, 3> kLeaving{ProviderModel::FirstTokenP95, ProviderModel::Minutes,
                                      ProviderModel::FirstTokenP50};

}  // namespace

ProviderGlance::ProviderGlance(ProviderModel& model, QWidget* parent) : TableView(parent) {
    setProperty("place", QStringLiteral("panel"));
    setModel(&model);
    auto* delegate = new RowDelegate(this);
    delegate->setEdge(metrics().gap);
    setItemDelegate(delegate);
    setItemDelegateForColumn(ProviderModel::Minutes, new StripDelegate(this));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    for (int column = 0; column < ProviderModel::ColumnCount; ++column) {
        setColumnHidden(column,
                        std::ranges::find(kWidths, column, &ColumnWidth::column) == kWidths.end());
    }
    int place = 0;
    for (const ColumnWidth& each : kWidths) {
        header()->moveSection(header()->visualIndex(each.column), place++);
    }
    setColumns({kWidths, ProviderModel::Name, kLeaving});
    connect(this, &QAbstractItemView::doubleClicked, this, &ProviderGlance::opened);
}

void ProviderGlance::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit opened();
        return;
    }
    TableView::keyPressEvent(event);
}

}  // namespace weir::ui
