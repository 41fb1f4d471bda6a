// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/traffic_table.hpp"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/filter/conditions.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/path_delegate.hpp"
#include "ui/traffic/table/traffic_cells.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/widgets/sort_header.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{TrafficModel::State, 116},      ColumnWidth{TrafficModel::Time, 70},
    ColumnWidth{TrafficModel::Key, 118},        ColumnWidth{TrafficModel::ServedBy, 186, 140},
    ColumnWidth{TrafficModel::Path, 62},        ColumnWidth{TrafficModel::TokensIn, 72},
    ColumnWidth{TrafficModel::TokensOut, 66},   ColumnWidth{TrafficModel::Duration, 62},
    ColumnWidth{TrafficModel::Cost, 80},        ColumnWidth{TrafficModel::Team, 96},
    ColumnWidth{TrafficModel::User, 110},       ColumnWidth{TrafficModel::Session, 150},
    ColumnWidth{TrafficModel::ModelAsked, 150}, ColumnWidth{TrafficModel::Endpoint, 160},
    ColumnWidth{TrafficModel::Status, 62},      ColumnWidth{TrafficModel::FirstToken, 96},
    ColumnWidth{TrafficModel::Added, 76},       ColumnWidth{TrafficModel::Error, 180},
};
// What a person can do without first: the tokens stand in the pane, and rows are in order of time.
constexpr std::array<int, 3> kLeaving{TrafficModel::TokensIn, TrafficModel::TokensOut,
                                      TrafficModel::Time};

// A name or an error of somebody else's: no mnemonic, and no wider than a menu is read.
QString asMenuText(const QString& condition) {
    constexpr qsizetype kLongest = 80;
    QString words = condition.size() > kLongest ? condition.left(kLongest) + u'…' : condition;
    return words.replace(u'&', QStringLiteral("&&"));
}

}  // namespace

const QKeySequence& TrafficTable::pinKey() {
    static const QKeySequence key(Qt::CTRL | Qt::Key_P);
    return key;
}

TrafficTable::TrafficTable(FilteredTraffic& rows, QWidget* parent)
    : TableView(parent), m_rows(rows) {
    setHeader(new SortHeader(this));
    header()->setSectionsClickable(true);  // which the view took from it
    takeSizes();
    setModel(&rows);
    // Two are compared.
    setSelectionMode(ExtendedSelection);
    setItemDelegate(new RowDelegate(this));
    setItemDelegateForColumn(TrafficModel::Path, new PathDelegate(this));
    header()->setMinimumSectionSize(metrics().px(40));
    setHiddenColumns({}, Chosen::ByNobody);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QHeaderView::sectionClicked, this,
            [this](int section) { sortNext(static_cast<TrafficModel::Column>(section)); });
    connect(static_cast<SortHeader*>(header()), &SortHeader::widthChosen, this,
            &TrafficTable::widthChosen);
    connect(header(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint& place) { emit columnMenuAsked(header()->mapToGlobal(place)); });

    connect(&rows, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { m_arrived += last - first + 1; });
    connect(&rows.calls(), &TrafficModel::applied, this, &TrafficTable::takeApplied);
    connect(&rows.calls(), &TrafficModel::changing, this, &TrafficTable::notePlace);
    // Only a person triggers actions of a scroll bar: wheel, drag, its keys.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { QTimer::singleShot(0, this, &TrafficTable::followIfAtEnd); });
    // Whatever brought the end into view: nothing is new any more.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TrafficTable::noteSeen);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &TrafficTable::noteSeen);
    connect(this, &QAbstractItemView::doubleClicked, this, &TrafficTable::opened);
    // A click that adds to the selection opens nothing.
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& row) {
        if (selectionModel()->selectedRows().size() == 1) {
            emit opened(row);
        }
    });
}

void TrafficTable::setHiddenColumns(std::vector<int> hidden, Chosen chosen) {
    m_hidden = std::move(hidden);
    m_chosen = chosen;
    applyColumns();
}

void TrafficTable::setWidths(std::vector<ColumnWidth> widths) {
    m_widths = std::move(widths);
    applyColumns();
}

void TrafficTable::applyColumns() {
    const bool own = m_chosen == Chosen::BySomebody;
    setColumns({kWidths, TrafficModel::ServedBy, own ? std::span<const int>() : kLeaving, m_hidden,
                own ? WhenNarrow::Scroll : WhenNarrow::Squeeze, m_widths});
}

void TrafficTable::setOwnColumns(bool own) {
    if (own) {
        setHiddenColumns(m_hidden, Chosen::ByNobody);
    } else {
        setColumns({});
        header()->setSectionResizeMode(QHeaderView::Interactive);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
}

void TrafficTable::setHeaderRoom(int height) {
    m_headerRoom = height;
    takeSizes();
    updateGeometries();
}

int TrafficTable::headerHeight() const {
    return metrics().columnHeader + m_headerRoom;
}

const admin::ExchangeRow* TrafficTable::rowAt(const QModelIndex& index) const {
    return m_rows.at(index.isValid() ? index.row() : -1);
}

void TrafficTable::sortNext(TrafficModel::Column column) {
    using Sort = FilteredTraffic::Sort;
    // Of a number the largest are what somebody looks for; of the time they are in order already.
    const bool downFirst = isNumberColumn(column) || column == TrafficModel::Time;
    const Sort first{column, downFirst ? Qt::DescendingOrder : Qt::AscendingOrder};
    const Sort second{column, downFirst ? Qt::AscendingOrder : Qt::DescendingOrder};
    if (m_rows.sorting() == first && column != TrafficModel::Time) {
        setSort(second);
    } else if (m_rows.sorting() == first || m_rows.sorting() == second) {
        setFollowing(true);
    } else {
        setSort(first);
    }
}

void TrafficTable::setSort(std::optional<FilteredTraffic::Sort> sort) {
    if (sort != m_rows.sorting()) {
        m_rows.setSort(sort);
        static_cast<SortHeader*>(header())->showSort(sort ? sort->column : -1,
                                                     sort ? sort->order : Qt::AscendingOrder);
    }
    if (sort) {
        m_follow = false;
        m_unseen = 0;
        scrollToTop();
    }
    emit followingChanged();
}

void TrafficTable::forgetSort(TrafficModel::Column column) {
    if (isSortedBy(column)) {
        setFollowing(true);
    }
}

void TrafficTable::setFollowing(bool follow) {
    if (follow) {
        if (isSorted()) {
            setSort({});
        }
        m_unseen = 0;
        scrollToBottom();
    }
    m_follow = follow;
    emit followingChanged();
}

void TrafficTable::moveFilterOn(const admin::Filter& filter) {
    notePlace();
    m_rows.moveFilterOn(filter);
    takeApplied(0);
}

void TrafficTable::takeApplied(int fresh) {
    const int inserted = std::exchange(m_arrived, 0);
    if (m_follow) {
        scrollToBottom();
        return;
    }
    executeDelayedItemsLayout();
    keepPlace();
    // Older rows that were brought are nothing new; in another order there is no end to go to.
    if (fresh > 0 && inserted > 0 && !isSorted()) {
        m_unseen += inserted;
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
    if (!isSorted() && m_follow != isAtEnd()) {
        setFollowing(!m_follow);
    }
}

void TrafficTable::endFollowingUnlessAtEnd() {
    if (m_follow && !isAtEnd()) {
        setFollowing(false);
    }
}

void TrafficTable::notePlace() {
    // Who looks at the first of an order wants to see who comes before it.
    const bool atFirst = isSorted() && verticalScrollBar()->value() == 0;
    m_uppermost = atFirst ? QModelIndex() : indexAt({0, 0});
    m_uppermostTop = visualRect(m_uppermost).top();
}

// Rows that come or leave above the ones being read would otherwise push them out of sight.
void TrafficTable::keepPlace() {
    if (m_uppermost.isValid()) {
        QScrollBar* bar = verticalScrollBar();
        bar->setValue(bar->value() + visualRect(m_uppermost).top() - m_uppermostTop);
    }
    m_uppermost = QModelIndex();
}

bool TrafficTable::wantsOlder() const {
    const QScrollBar* bar = verticalScrollBar();
    const int near = 2 * viewport()->height();
    if (!isSorted()) {
        return bar->value() <= near;
    }
    return m_rows.sorting()->column == TrafficModel::Time ? bar->maximum() - bar->value() <= near
                                                          : bar->maximum() == 0;
}

void TrafficTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    TableView::currentChanged(current, previous);
    QTimer::singleShot(0, this, &TrafficTable::endFollowingUnlessAtEnd);
}

std::vector<admin::ExchangeRow> TrafficTable::selectedCalls() const {
    QModelIndexList selected = selectionModel()->selectedRows();
    std::ranges::sort(selected, {}, &QModelIndex::row);
    std::vector<admin::ExchangeRow> calls;
    for (const QModelIndex& row : selected) {
        if (const admin::ExchangeRow* call = rowAt(row)) {
            calls.push_back(*call);
        }
    }
    return calls;
}

void TrafficTable::contextMenuEvent(QContextMenuEvent* event) {
    // The keyboard is on a row, which may be out of sight, and not on a cell of it.
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex cell = byKeyboard ? currentIndex() : indexAt(event->pos());
    const admin::ExchangeRow* row = rowAt(cell);
    if (row == nullptr) {
        return;
    }
    if (byKeyboard) {
        scrollTo(cell);
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    byKeyboard ? addAllConditions(*menu, *row) : addConditions(*menu, *row, cell.column());
    menu->addSeparator();
    menu->addAction(tr("Open"), this, [this, place = QPersistentModelIndex(cell)] {
        emit opened(QModelIndex(place));
    });
    if (m_isPinned) {
        QAction* pin = menu->addAction(m_isPinned(row->id) ? tr("Unpin") : tr("Pin to the top"));
        pin->setShortcut(m_pinKeys);
        connect(pin, &QAction::triggered, this,
                [this, place = QPersistentModelIndex(cell)] { emit pinAsked(QModelIndex(place)); });
    }
    emit menuOpening(*menu);
    menu->popup(byKeyboard ? viewport()->mapToGlobal(visualRect(cell).bottomLeft())
                           : event->globalPos());
}

void TrafficTable::addConditions(QMenu& menu, const admin::ExchangeRow& row, int column) {
    const QString condition = conditionOf(row, static_cast<TrafficModel::Column>(column));
    const QString words = asMenuText(condition);
    QAction* include = menu.addAction(tr("Only calls with %1").arg(words));
    QAction* exclude = menu.addAction(tr("No calls with %1").arg(words));
    if (condition.isEmpty()) {
        include->setText(tr("Only calls like this"));
        exclude->setText(tr("No calls like this"));
        include->setEnabled(false);
        exclude->setEnabled(false);
    }
    connect(include, &QAction::triggered, this,
            [this, condition] { emit conditionAsked(condition); });
    connect(exclude, &QAction::triggered, this,
            [this, condition] { emit conditionAsked(u'-' + condition); });
}

void TrafficTable::addAllConditions(QMenu& menu, const admin::ExchangeRow& row) {
    QMenu* include = menu.addMenu(tr("Only calls with"));
    QMenu* exclude = menu.addMenu(tr("No calls with"));
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int column = header()->logicalIndex(visual);
        const QString condition = conditionOf(row, static_cast<TrafficModel::Column>(column));
        if (!isColumnHidden(column) && !condition.isEmpty()) {
            const QString words = asMenuText(condition);
            include->addAction(words, this, [=, this] { emit conditionAsked(condition); });
            exclude->addAction(words, this, [=, this] { emit conditionAsked(u'-' + condition); });
        }
    }
}

void TrafficTable::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!currentIndex().isValid()) {
                setCurrentIndex(firstToRead());
            }
            if (currentIndex().isValid()) {
                emit opened(currentIndex());
            }
            return;
        case Qt::Key_Space:
            // With Ctrl or Shift it selects.
            if (event->modifiers() != Qt::NoModifier) {
                TableView::keyPressEvent(event);
                return;
            }
            if (!currentIndex().isValid()) {
                setCurrentIndex(firstToRead());
            }
            if (currentIndex().isValid()) {
                emit peekAsked(currentIndex());
            }
            return;
        case Qt::Key_Escape:
            emit closeAsked();
            return;
        case Qt::Key_End:
            TableView::keyPressEvent(event);
            if (!isSorted()) {
                setFollowing(true);
            }
            return;
        default:
            TableView::keyPressEvent(event);
    }
}

// Where the keyboard begins: at the newest, or at the first of another order.
QModelIndex TrafficTable::firstToRead() const {
    return m_rows.index(isSorted() ? 0 : m_rows.rowCount() - 1, 0);
}

QModelIndex TrafficTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    return currentIndex().isValid() || action == MoveHome || action == MoveEnd
               ? TableView::moveCursor(action, modifiers)
               : firstToRead();
}

void TrafficTable::focusInEvent(QFocusEvent* event) {
    TableView::focusInEvent(event);
    // Who comes by keyboard can act at once; a click says itself which row is meant.
    if (event->reason() != Qt::MouseFocusReason && event->reason() != Qt::PopupFocusReason &&
        event->reason() != Qt::ActiveWindowFocusReason && currentIndex().isValid() &&
        !selectionModel()->hasSelection()) {
        selectionModel()->select(currentIndex(),
                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void TrafficTable::resizeEvent(QResizeEvent* event) {
    TableView::resizeEvent(event);
    if (m_follow) {
        scrollToBottom();
    }
}

}  // namespace weir::ui
