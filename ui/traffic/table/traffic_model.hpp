// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <utility>
#include <vector>

#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

// The exchanges of the table, oldest first, which is the order of their ids. Live ones come in by
// apply(), booked ones by addOlder(); strings are made when a cell is painted. The oldest leave
// before new ones come when there are too many.
class TrafficModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column {
        State,
        Time,
        Key,
        ServedBy,
        Path,
        TokensIn,
        TokensOut,
        Duration,
        Cost,
        // Not shown unless somebody chooses them.
        Team,
        User,
        Session,
        ModelAsked,
        Endpoint,
        Status,
        FirstToken,
        Added,
        Error,
        ColumnCount,
    };
    static constexpr int kPathRole = Qt::UserRole + 1;  // QByteArray of PathSign
    static constexpr std::size_t kDefaultCapacity = 10'000;
    // While older rows are looked at: a row takes about 660 bytes.
    static constexpr std::size_t kMostRows = 150'000;

    explicit TrafficModel(QObject* parent = nullptr, std::size_t capacity = kDefaultCapacity);

    // One tick: new rows at the end, changed rows in place.
    void apply(admin::TrafficBatch batch);
    // Rows out of the books, in any order. One that is here already stays as it is.
    void addOlder(std::vector<admin::ExchangeRow> rows);
    // Takes those from the view again.
    void dropOlder();
    // Whether there is room for many of them; if not, the oldest leave at once.
    void setRoomy(bool roomy);
    bool isFull() const { return m_rows.size() >= std::max(kMostRows, m_capacity); }
    // Rows that are shown: others leave before them. Empty: all are.
    void setShown(std::function<bool(const admin::ExchangeRow&)> shown) {
        m_shown = std::move(shown);
    }
    // Of exchanges with an id greater than this one all are here; empty: those since the start are.
    Id completeAfter() const { return m_completeAfter; }
    // The greatest id of the rows that left for want of room; they are in the books.
    Id leftThrough() const { return m_leftThrough; }
    // Takes one row from the view.
    void take(Id id);
    // Takes the rows from the view; the gateway keeps them. A call that still runs comes back with
    // its next change.
    void clear();
    // Rows were taken from the view since the gateway began.
    bool isCleared() const { return m_clearedThrough > 0; }
    // The rows that were taken from it may come again, out of the books.
    void forgetClear();

    const admin::ExchangeRow* at(int row) const;  // null: no such row
    int rowOf(Id id) const;                       // -1: not here
    int running() const { return m_running; }     // of them have not ended

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // The language changed: every cell and header is asked for again.
    void retranslate();

signals:
    // Rows are about to come, go or change, in several steps; and did.
    void changing();
    // `inserted` of them are new calls.
    void applied(int inserted);

private:
    void resync(const admin::TrafficBatch& batch);
    // Replaces the rows that are there and returns the ones that are not.
    std::vector<admin::ExchangeRow> updateKnown(std::vector<admin::ExchangeRow> rows);
    // How many of so many new rows may come.
    std::size_t makeRoom(std::size_t count);
    void remove(std::size_t first, std::size_t end);
    void erase(std::size_t first, std::size_t end);
    void removeUnseen(std::size_t count);
    // Sorted by id, none of them here.
    void insertSorted(std::vector<admin::ExchangeRow> fresh);
    std::size_t capacity() const { return m_roomy ? std::max(kMostRows, m_capacity) : m_capacity; }

    std::size_t m_capacity;
    bool m_roomy = false;
    std::function<bool(const admin::ExchangeRow&)> m_shown;
    std::deque<admin::ExchangeRow> m_rows;
    int m_running = 0;
    Id m_completeAfter;
    Id m_leftThrough;
    // Rows that did not change since the view was cleared stay away, even after a resync.
    std::uint64_t m_clearedThrough = 0;
    std::uint64_t m_lastSequence = 0;
};

}  // namespace weir::ui
