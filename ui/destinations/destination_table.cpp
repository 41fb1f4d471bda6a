// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destination_table.hpp"

#include <QKeyEvent>
#include <algorithm>
#include <array>

#include "ui/destinations/destination_model.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{DestinationModel::Purpose, 206, 150},  ColumnWidth{DestinationModel::Place, 200},
    ColumnWidth{DestinationModel::Providers, 120, 90}, ColumnWidth{DestinationModel::State, 140},
    ColumnWidth{DestinationModel::Requests, 100},      ColumnWidth{DestinationModel::Bytes, 86},
    ColumnWidth{DestinationModel::Booked, 80},         ColumnWidth{DestinationModel::Last, 170},
};
constexpr std::array<int, 4> kLeaving{DestinationModel::Bytes, DestinationModel::Booked,
                                      DestinationModel::Providers, DestinationModel::Requests};

}  // namespace

DestinationTable::DestinationTable(DestinationModel& model, QWidget* parent) : TableView(parent) {
    setModel(&model);
    setItemDelegate(new RowDelegate(this));
    setColumns({kWidths, DestinationModel::Place, kLeaving});
    connect(this, &QAbstractItemView::doubleClicked, this, &DestinationTable::opened);
}

void DestinationTable::selectSomething() {
    if (!selectionModel()->hasSelection() && model()->rowCount() > 0) {
        setCurrentIndex(model()->index(std::max(currentIndex().row(), 0), 0));
    }
}

void DestinationTable::focusInEvent(QFocusEvent* event) {
    TableView::focusInEvent(event);
    // A click selects what it hits.
    if (event->reason() != Qt::MouseFocusReason) {
        selectSomething();
    }
}

void DestinationTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit opened();
        return;
    }
    TableView::keyPressEvent(event);
}

}  // namespace weir::ui
