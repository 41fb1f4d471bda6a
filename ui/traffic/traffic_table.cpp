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

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{TrafficModel::State, 116},    ColumnWidth{TrafficModel::Time, 70},
    ColumnWidth{TrafficModel::Key, 118},      ColumnWidth{TrafficModel::ServedBy, 186, 140},
    ColumnWidth{TrafficModel::Path, 62},      ColumnWidth{TrafficModel::TokensIn, 72},
    ColumnWidth{TrafficModel::TokensOut, 66}, ColumnWidth{TrafficModel::Duration, 62},
    ColumnWidth{TrafficModel::Cost, 80},
};
// What a person can do without first: the tokens stand in the pane, and rows are in order of time.
constexpr std::array<int, 3> kLeaving{TrafficModel::TokensIn, TrafficModel::TokensOut,
                                      TrafficModel::Time};

}  // namespace

TrafficTable::TrafficTable(TrafficModel& model, QWidget* parent)
    : TableView(parent), m_model(model) {
    setModel(&model);
    setItemDelegate(new RowDelegate(this));
    setItemDelegateForColumn(TrafficModel::Path, new PathDelegate(this));
    header()->setMinimumSectionSize(metrics().px(40));
    setColumns({kWidths, TrafficModel::ServedBy, kLeaving});

    connect(&model, &TrafficModel::applied, this, &TrafficTable::takeApplied);
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { keepPlace(last - first + 1); });
    // Only a person triggers actions of a scroll bar: wheel, drag, its keys.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { QTimer::singleShot(0, this, &TrafficTable::followIfAtEnd); });
    // Whatever brought the end into view: nothing is new any more.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TrafficTable::noteSeen);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &TrafficTable::noteSeen);
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

void TrafficTable::takeApplied(int inserted) {
    if (m_follow) {
        scrollToBottom();
    } else if (inserted > 0) {
        m_unseen += inserted;
        executeDelayedItemsLayout();
        noteSeen();
        emit followingChanged();
    }
}

void TrafficTable::noteSeen() {
    if (m_unseen > 0 && isAtEnd()) {
        m_unseen = 0;
        emit followingChanged();
    }
}

// Scrolling up ends it, scrolling down to the newest row begins it again.
void TrafficTable::followIfAtEnd() {
    if (m_follow != isAtEnd()) {
        setFollowing(!m_follow);
    }
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
    if (m_follow) {
        scrollToBottom();
    }
}

}  // namespace weir::ui
