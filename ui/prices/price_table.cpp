// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prices/price_table.hpp"

#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>
#include <array>

#include "ui/prices/price_model.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{PriceModel::Model, 190}, ColumnWidth{PriceModel::Provider, 96},
    ColumnWidth{PriceModel::In, 92},     ColumnWidth{PriceModel::Read, 118},
    ColumnWidth{PriceModel::Out, 92},    ColumnWidth{PriceModel::Source, 190},
    ColumnWidth{PriceModel::Calls, 110},
};
constexpr std::array<int, 3> kLeaving{PriceModel::Read, PriceModel::Calls, PriceModel::Source};

}  // namespace

PriceTable::PriceTable(PriceModel& model, QWidget* parent) : TableView(parent), m_model(model) {
    setModel(&model);
    setItemDelegate(new RowDelegate(this));
    setColumns({kWidths, PriceModel::Model, kLeaving});
    connect(this, &QAbstractItemView::doubleClicked, this, &PriceTable::opened);
    // Other lines are no reason to lose the place.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_place = verticalScrollBar()->value(); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        executeDelayedItemsLayout();
        verticalScrollBar()->setValue(m_place);
    });
}

void PriceTable::select(const std::string& provider, const std::string& model) {
    if (const int line = m_model.lineOf(provider, model); line >= 0) {
        setCurrentIndex(m_model.index(line, 0));
    }
}

void PriceTable::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        switch (event->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
                emit opened();
                return;
            case Qt::Key_Delete:
                emit removeAsked();
                return;
            default:
                break;
        }
    }
    TableView::keyPressEvent(event);
}

void PriceTable::focusInEvent(QFocusEvent* event) {
    TableView::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && !selectionModel()->hasSelection() &&
        m_model.rowCount() > 0) {
        setCurrentIndex(m_model.index(std::max(currentIndex().row(), 0), 0));
    }
}

}  // namespace weir::ui
