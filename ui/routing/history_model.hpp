// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/control/admin/policy.hpp"

namespace weir::ui {

// The revisions of the document, the newest first.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, When, Who, Comment, ColumnCount };

    explicit HistoryModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setRevisions(std::uint64_t active, std::vector<admin::RevisionRow> revisions);
    // Older ones behind those that are there.
    void append(const std::vector<admin::RevisionRow>& older);
    const admin::RevisionRow* at(int row) const;
    std::uint64_t active() const { return m_active; }
    // The one before it; nothing: it is the first, or not known yet.
    std::optional<std::uint64_t> before(int row) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const admin::RevisionRow& revision, int column) const;

    std::vector<admin::RevisionRow> m_revisions;
    std::uint64_t m_active = 0;
};

}  // namespace weir::ui
