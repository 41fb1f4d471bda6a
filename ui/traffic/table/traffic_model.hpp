// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

// The exchanges of the table, oldest first. Batches come in by apply(); strings are made when a
// cell is painted. At most `capacity` rows: the oldest leave before new ones come.
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
        ColumnCount,
    };
    static constexpr int kPathRole = Qt::UserRole + 1;  // QByteArray of PathSign
    static constexpr std::size_t kDefaultCapacity = 10'000;

    explicit TrafficModel(QObject* parent = nullptr, std::size_t capacity = kDefaultCapacity);

    // One tick: one insertion at the end, changed rows in place.
    void apply(admin::TrafficBatch batch);
    // Takes the rows from the view; the gateway keeps them. A call that still runs comes back with
    // its next change.
    void clear();
    // Rows were taken from the view since the gateway began.
    bool isCleared() const { return m_clearedThrough > 0; }

    const admin::ExchangeRow* at(int row) const;  // null: no such row
    int rowOf(Id id) const;                       // -1: not here

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // The language changed: every cell and header is asked for again.
    void retranslate();

signals:
    // After every batch that changed something.
    void applied(int inserted);

private:
    void resync(const admin::TrafficBatch& batch);
    // Replaces the rows that are there and returns the ones that are not.
    std::vector<admin::ExchangeRow> updateKnown(std::vector<admin::ExchangeRow> rows);
    void makeRoom(std::size_t count);
    void append(std::vector<admin::ExchangeRow> fresh);
    QString textOf(const admin::ExchangeRow& row, Column column) const;
    QString toolTipOf(const admin::ExchangeRow& row, Column column) const;

    std::size_t m_capacity;
    std::deque<admin::ExchangeRow> m_rows;
    // An exchange keeps its number while it is here; its row is the number less m_first.
    std::unordered_map<Id, std::uint64_t> m_numbers;
    std::uint64_t m_first = 0;
    // Rows that did not change since the view was cleared stay away, even after a resync.
    std::uint64_t m_clearedThrough = 0;
    std::uint64_t m_lastSequence = 0;
};

}  // namespace weir::ui
