// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_table.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>
#include <array>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/path_delegate.hpp"
#include "ui/traffic/traffic_model.hpp"
#include "ui/widgets/columns.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{TrafficModel::State, 116},    ColumnWidth{TrafficModel::Time, 70},
    ColumnWidth{TrafficModel::Key, 118},      ColumnWidth{TrafficModel::ServedBy, 186},
    ColumnWidth{TrafficModel::Path, 56},      ColumnWidth{TrafficModel::TokensIn, 72},
    ColumnWidth{TrafficModel::TokensOut, 66}, ColumnWidth{TrafficModel::Duration, 62},
    ColumnWidth{TrafficModel::Cost, 80},
};
// The order in which columns leave a table that is too narrow for them.
constexpr std::array<int, 3> kLeaving{TrafficModel::Duration, TrafficModel::TokensIn,
                                      TrafficModel::Path};

}  // namespace

TrafficTable::TrafficTable(TrafficModel& model, QWidget* parent)
    : TableView(parent), m_model(model) {
    setModel(&model);
    setItemDelegate(new RowDelegate(this));
    setItemDelegateForColumn(TrafficModel::Path, new PathDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setMinimumSectionSize(metrics().px(40));
    takeColumnWidths(*this, kWidths, TrafficModel::ServedBy);

    connect(&model, &TrafficModel::applied, this, [this](int inserted) {
        if (m_follow) {
            scrollToBottom();
        } else if (inserted > 0) {
            m_unseen += inserted;
            emit followingChanged();
        }
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { keepPlace(last - first + 1); });
    // Only a person triggers actions of a scroll bar: wheel, drag, its keys.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { QTimer::singleShot(0, this, &TrafficTable::endFollowingUnlessAtEnd); });
    connect(this, &QAbstractItemView::doubleClicked, this, &TrafficTable::opened);
    connect(this, &QAbstractItemView::clicked, this, &TrafficTable::opened);
}

void TrafficTable::setFollowing(bool follow) {
    if (follow) {
        m_unseen = 0;
        scrollToBottom();
    }
    m_follow = follow;
    emit followingChanged();
}

void TrafficTable::endFollowingUnlessAtEnd() {
    if (m_follow && !isAtEnd()) {
        setFollowing(false);
    }
}

void TrafficTable::keepPlace(int removed) {
    // Rows that leave at the top would otherwise push the ones being read out of sight.
    if (!m_follow) {
        QScrollBar* bar = verticalScrollBar();
        bar->setValue(bar->value() - removed * metrics().row);
    }
}

void TrafficTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    TableView::currentChanged(current, previous);
    QTimer::singleShot(0, this, &TrafficTable::endFollowingUnlessAtEnd);
}

void TrafficTable::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (currentIndex().isValid()) {
                emit opened(currentIndex());
            }
            return;
        case Qt::Key_Escape:
            emit closeAsked();
            return;
        case Qt::Key_End:
            TableView::keyPressEvent(event);
            setFollowing(true);
            return;
        default:
            TableView::keyPressEvent(event);
    }
}

void TrafficTable::resizeEvent(QResizeEvent* event) {
    TableView::resizeEvent(event);
    fitColumns(*this, kWidths, kLeaving);
    if (m_follow) {
        scrollToBottom();
    }
}

void TrafficTable::changeEvent(QEvent* event) {
    TableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        takeColumnWidths(*this, kWidths, TrafficModel::ServedBy);
        fitColumns(*this, kWidths, kLeaving);
    }
}

}  // namespace weir::ui
