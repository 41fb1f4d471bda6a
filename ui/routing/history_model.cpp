// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/history_model.hpp"

#include <utility>

#include "ui/theme/fonts.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/operator_text.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

void HistoryModel::setRevisions(std::uint64_t active, std::vector<admin::RevisionRow> revisions) {
    beginResetModel();
    m_active = active;
    m_revisions = std::move(revisions);
    endResetModel();
}

void HistoryModel::append(const std::vector<admin::RevisionRow>& older) {
    if (older.empty()) {
        return;
    }
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(older.size()) - 1);
    m_revisions.insert(m_revisions.end(), older.begin(), older.end());
    endInsertRows();
}

const admin::RevisionRow* HistoryModel::at(int row) const {
    return row < 0 || row >= rowCount() ? nullptr : &m_revisions[static_cast<std::size_t>(row)];
}

std::optional<std::uint64_t> HistoryModel::before(int row) const {
    const admin::RevisionRow* older = at(row + 1);
    return older == nullptr ? std::nullopt : std::optional(older->number);
}

void HistoryModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_revisions.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString HistoryModel::text(const admin::RevisionRow& revision, int column) const {
    switch (column) {
        case Number: {
            const QString number = countText(revision.number);
            return revision.number == m_active ? tr("%1, in force").arg(number) : number;
        }
        case When:
            return dateTimeText(localTime(revision.at));
        case Who:
            return actorText(revision.actor);
        case Comment:
            return QString::fromStdString(revision.comment);
        default:
            return {};
    }
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    const admin::RevisionRow* revision = at(index.row());
    if (revision == nullptr) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return text(*revision, index.column());
    }
    if (role == Qt::ToolTipRole && index.column() == Comment) {
        return text(*revision, Comment);
    }
    if (role == kTextRoleRole && index.column() == Number) {
        return static_cast<int>(revision->number == m_active ? TextRole::Value : TextRole::Body);
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Number:
            return tr("Revision");
        case When:
            return tr("When");
        case Who:
            return tr("By");
        case Comment:
            return tr("Comment");
        default:
            return {};
    }
}

}  // namespace weir::ui
