// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/traffic_model.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ui/theme/fonts.hpp"
#include "ui/traffic/path.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/table/traffic_cells.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

bool runs(const admin::ExchangeRow& row) {
    return row.durationUs < 0 && isRunning(row.state);
}

}  // namespace

TrafficModel::TrafficModel(QObject* parent, std::size_t capacity)
    : QAbstractItemModel(parent), m_capacity(std::max<std::size_t>(capacity, 1)) {}

void TrafficModel::apply(admin::TrafficBatch batch) {
    emit changing();
    if (batch.resync) {
        resync(batch);
    }
    m_completeAfter = std::max(m_completeAfter, batch.droppedThrough);
    std::erase_if(batch.rows, [this](const admin::ExchangeRow& row) {
        return row.sequence <= m_clearedThrough;
    });
    int inserted = 0;
    if (!batch.rows.empty()) {
        m_lastSequence = std::max(m_lastSequence, batch.rows.back().sequence);
        std::vector<admin::ExchangeRow> fresh = updateKnown(std::move(batch.rows));
        // A batch is ordered by last change.
        std::ranges::sort(fresh, {}, &admin::ExchangeRow::id);
        const std::size_t room = makeRoom(fresh.size());
        if (room < fresh.size()) {
            const auto first = fresh.end() - static_cast<std::ptrdiff_t>(room);
            m_completeAfter = std::max(m_completeAfter, std::prev(first)->id);
            fresh.erase(fresh.begin(), first);
        }
        inserted = static_cast<int>(fresh.size());
        insertSorted(std::move(fresh));
    }
    emit applied(inserted);
}

void TrafficModel::addOlder(std::vector<admin::ExchangeRow> rows) {
    std::ranges::sort(rows, {}, &admin::ExchangeRow::id);
    std::erase_if(rows, [this](const admin::ExchangeRow& row) { return rowOf(row.id) >= 0; });
    const std::size_t most = std::max(kMostRows, m_capacity);
    const std::size_t room = most - std::min(most, m_rows.size());
    if (rows.size() > room) {
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(room));
    }
    if (rows.empty()) {
        return;
    }
    emit changing();
    insertSorted(std::move(rows));
    emit applied(0);
}

void TrafficModel::dropOlder() {
    // A live row has a number of its last change.
    const auto isOlder = [](const admin::ExchangeRow& row) { return row.sequence == 0; };
    if (std::ranges::none_of(m_rows, isOlder)) {
        return;
    }
    emit changing();
    for (std::size_t end = m_rows.size(); end > 0;) {
        if (!isOlder(m_rows[end - 1])) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && isOlder(m_rows[first - 1])) {
            --first;
        }
        erase(first, end);
        end = first;
    }
    emit applied(0);
}

void TrafficModel::setRoomy(bool roomy) {
    m_roomy = roomy;
    if (m_rows.size() > capacity()) {
        emit changing();
        makeRoom(0);
        emit applied(0);
    }
}

void TrafficModel::resync(const admin::TrafficBatch& batch) {
    // Sequence numbers start again with another gateway; what was cleared from the view of the old
    // one says nothing about it.
    if (batch.next < m_lastSequence) {
        m_clearedThrough = 0;
        m_lastSequence = 0;
        m_completeAfter = Id();
    }
    beginResetModel();
    m_rows.clear();
    m_running = 0;
    m_leftThrough = Id();
    endResetModel();
}

std::vector<admin::ExchangeRow> TrafficModel::updateKnown(std::vector<admin::ExchangeRow> rows) {
    std::vector<admin::ExchangeRow> fresh;
    std::vector<std::pair<int, admin::ExchangeRow*>> changed;
    for (admin::ExchangeRow& row : rows) {
        const int known = rowOf(row.id);
        if (known < 0) {
            fresh.push_back(std::move(row));
        } else {
            changed.emplace_back(known, &row);
        }
    }
    std::ranges::sort(changed);
    // Told run by run: who sorts them finds a place for the ones that changed among those that did
    // not.
    for (std::size_t first = 0; first < changed.size();) {
        std::size_t end = first;
        do {
            admin::ExchangeRow& row = m_rows[static_cast<std::size_t>(changed[end].first)];
            m_running += (runs(*changed[end].second) ? 1 : 0) - (runs(row) ? 1 : 0);
            row = std::move(*changed[end].second);
            ++end;
        } while (end < changed.size() && changed[end].first == changed[end - 1].first + 1);
        emit dataChanged(index(changed[first].first, 0),
                         index(changed[end - 1].first, ColumnCount - 1));
        first = end;
    }
    return fresh;
}

std::size_t TrafficModel::makeRoom(std::size_t count) {
    const std::size_t room = std::min(count, capacity());
    // Removed before the insertion and never within it, or views keep rows that are not there.
    if (m_shown && m_rows.size() + room > capacity()) {
        removeUnseen(m_rows.size() + room - capacity());
    }
    if (m_rows.size() + room > capacity()) {
        const std::size_t leaving = m_rows.size() + room - capacity();
        m_leftThrough = std::max(m_leftThrough, m_rows[leaving - 1].id);
        remove(0, leaving);
    }
    return room;
}

void TrafficModel::remove(std::size_t first, std::size_t end) {
    m_completeAfter = std::max(m_completeAfter, m_rows[end - 1].id);
    erase(first, end);
}

void TrafficModel::erase(std::size_t first, std::size_t end) {
    beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
    const auto begin = m_rows.begin() + static_cast<std::ptrdiff_t>(first);
    const auto last = m_rows.begin() + static_cast<std::ptrdiff_t>(end);
    m_running -= static_cast<int>(std::count_if(begin, last, runs));
    m_rows.erase(begin, last);
    endRemoveRows();
}

// The oldest that the filter hides, so that nothing is seen to leave.
void TrafficModel::removeUnseen(std::size_t count) {
    std::size_t end = 0;
    for (; end < m_rows.size() && count > 0; ++end) {
        count -= m_shown(m_rows[end]) ? 0 : 1;
    }
    while (end > 0) {
        if (m_shown(m_rows[end - 1])) {
            --end;
            continue;
        }
        std::size_t first = end - 1;
        while (first > 0 && !m_shown(m_rows[first - 1])) {
            --first;
        }
        remove(first, end);
        end = first;
    }
}

void TrafficModel::insertSorted(std::vector<admin::ExchangeRow> fresh) {
    // From the end, so that an insertion does not move the place of the next. Calls that stand
    // together come together.
    for (std::size_t end = fresh.size(); end > 0;) {
        const auto place =
            std::ranges::upper_bound(m_rows, fresh[end - 1].id, {}, &admin::ExchangeRow::id);
        std::size_t first = end - 1;
        while (first > 0 &&
               (place == m_rows.begin() || fresh[first - 1].id > std::prev(place)->id)) {
            --first;
        }
        const int row = static_cast<int>(place - m_rows.begin());
        const auto from = fresh.begin() + static_cast<std::ptrdiff_t>(first);
        const auto to = fresh.begin() + static_cast<std::ptrdiff_t>(end);
        beginInsertRows({}, row, row + static_cast<int>(end - first) - 1);
        m_running += static_cast<int>(std::count_if(from, to, runs));
        m_rows.insert(place, std::make_move_iterator(from), std::make_move_iterator(to));
        endInsertRows();
        end = first;
    }
}

void TrafficModel::take(Id id) {
    const int row = rowOf(id);
    if (row < 0) {
        return;
    }
    emit changing();
    erase(static_cast<std::size_t>(row), static_cast<std::size_t>(row) + 1);
    emit applied(0);
}

void TrafficModel::clear() {
    m_clearedThrough = m_lastSequence;
    if (m_rows.empty()) {
        return;
    }
    emit changing();
    erase(0, m_rows.size());
    emit applied(0);
}

void TrafficModel::forgetClear() {
    m_clearedThrough = 0;
    m_completeAfter = m_rows.empty() ? Id() : m_rows.back().id;
}

const admin::ExchangeRow* TrafficModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int TrafficModel::rowOf(Id id) const {
    const auto known = std::ranges::lower_bound(m_rows, id, {}, &admin::ExchangeRow::id);
    return known == m_rows.end() || known->id != id ? -1 : static_cast<int>(known - m_rows.begin());
}

int TrafficModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TrafficModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QModelIndex TrafficModel::index(int row, int column, const QModelIndex& parent) const {
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex TrafficModel::parent(const QModelIndex&) const {
    return {};
}

QVariant TrafficModel::data(const QModelIndex& index, int role) const {
    const admin::ExchangeRow* row = at(index.row());
    if (row == nullptr || !index.isValid()) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return cellText(*row, column);
        case Qt::ToolTipRole:
            return cellToolTip(*row, column);
        case kFiguresRole:
            return isNumberColumn(column);
        case kTokenRole:
            return static_cast<int>(cellToken(*row, column));
        case kIconRole:
            return column == State ? stateOf(*row).icon : QVariant();
        case kIconTokenRole:
            return column == State ? static_cast<int>(ui::tokenOf(stateOf(*row).tone)) : QVariant();
        case kPathRole:
            if (column == Path) {
                QByteArray signs;
                for (const PathSign sign : pathOf(*row)) {
                    signs.append(static_cast<char>(sign));
                }
                return signs;
            }
            return {};
        default:
            return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role == kWordsRole && column == State) {
        return stateWords();
    }
    return role == Qt::DisplayRole ? columnTitle(column) : QVariant();
}

void TrafficModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

}  // namespace weir::ui
