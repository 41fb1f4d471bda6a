// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QTimeZone>
#include <string_view>
#include <vector>

#include "engine/control/admin/audit.hpp"

namespace weir::ui {

// Records of the audit log, the newest first.
class AuditModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Actor, Action, Object, Detail, ColumnCount };

    explicit AuditModel(const QTimeZone& zone, QObject* parent = nullptr)
        : QAbstractTableModel(parent), m_zone(zone) {}

    const QTimeZone& zone() const { return m_zone; }
    const admin::AuditRecord* at(int row) const;  // null: no such row
    int rowOf(std::string_view id) const;         // -1: not here

    // Others altogether.
    void setRecords(std::vector<admin::AuditRecord> records);
    // The first `count` rows as they are now: what is in both stays the same row.
    void exchangeTop(int count, std::vector<admin::AuditRecord> now);
    // Older ones, behind those that are there.
    void append(std::vector<admin::AuditRecord> older);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void insert(int row, const std::vector<admin::AuditRecord>& records);
    void remove(int row, int count);
    QString textOf(const admin::AuditRecord& record, Column column) const;
    QString toolTipOf(const admin::AuditRecord& record, Column column) const;

    const QTimeZone m_zone;
    std::vector<admin::AuditRecord> m_records;
};

}  // namespace weir::ui
