// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_model.hpp"

#include <algorithm>
#include <utility>

#include "ui/audit/audit_text.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/widgets/operator_text.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

using admin::AuditRecord;

const AuditRecord* AuditModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &m_records[static_cast<std::size_t>(row)] : nullptr;
}

int AuditModel::rowOf(std::string_view id) const {
    const auto found = std::ranges::find(m_records, id, &AuditRecord::id);
    return found == m_records.end() ? -1 : static_cast<int>(found - m_records.begin());
}

void AuditModel::setRecords(std::vector<AuditRecord> records) {
    beginResetModel();
    m_records = std::move(records);
    endResetModel();
}

void AuditModel::exchangeTop(int count, std::vector<AuditRecord> now) {
    int row = 0;
    int end = std::min(count, rowCount());
    std::vector<AuditRecord> fresh;
    const auto insertFresh = [&] {
        if (!fresh.empty()) {
            insert(row, fresh);
            row += static_cast<int>(fresh.size());
            end += static_cast<int>(fresh.size());
            fresh.clear();
        }
    };
    for (AuditRecord& record : now) {
        const auto found =
            std::find_if(m_records.begin() + row, m_records.begin() + end,
                         [&](const AuditRecord& old) { return old.id == record.id; });
        const int place = static_cast<int>(found - m_records.begin());
        if (place == end) {
            fresh.push_back(std::move(record));
            continue;
        }
        remove(row, place - row);  // they are gone
        end -= place - row;
        insertFresh();
        ++row;
    }
    insertFresh();
    remove(row, end - row);
}

void AuditModel::append(std::vector<AuditRecord> older) {
    insert(rowCount(), older);
}

void AuditModel::insert(int row, const std::vector<AuditRecord>& records) {
    if (records.empty()) {
        return;
    }
    beginInsertRows({}, row, row + static_cast<int>(records.size()) - 1);
    m_records.insert(m_records.begin() + row, records.begin(), records.end());
    endInsertRows();
}

void AuditModel::remove(int row, int count) {
    if (count <= 0) {
        return;
    }
    beginRemoveRows({}, row, row + count - 1);
    m_records.erase(m_records.begin() + row, m_records.begin() + row + count);
    endRemoveRows();
}

int AuditModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int AuditModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString AuditModel::textOf(const AuditRecord& record, Column column) const {
    switch (column) {
        case Time:
            return auditTime(record.at, m_zone);
        case Actor:
            return actorText(record.actor);
        case Action:
            return actionText(record.action);
        case Object:
            return objectText(record);
        case Detail:
            return detailLines(record.detail).join(QStringLiteral("; "));
        case ColumnCount:
            break;
    }
    return {};
}

QString AuditModel::toolTipOf(const AuditRecord& record, Column column) const {
    return column == Time     ? exactTime(record.at, m_zone)
           : column == Detail ? detailLines(record.detail).join(u'\n')
                              : textOf(record, column);
}

QVariant AuditModel::data(const QModelIndex& index, int role) const {
    const AuditRecord* record = at(index.row());
    if (record == nullptr) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    const bool isCall = column == Object && placeOf(*record).page == QLatin1String("traffic");
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return textOf(*record, column);
        case Qt::ToolTipRole:
            return toolTipOf(*record, column);
        case kTokenRole:
            return static_cast<int>(column == Time     ? Token::Muted
                                    : column == Detail ? Token::Text2
                                                       : Token::Text);
        case kTextRoleRole:
            return isCall ? QVariant(static_cast<int>(TextRole::Mono)) : QVariant();
        case kElideRole:
            return isCall ? QVariant(static_cast<int>(Qt::ElideMiddle)) : QVariant();
        case kIconRole:
            return column == Action ? QVariant(actionIcon(record->action)) : QVariant();
        case kIconTokenRole:
            return column == Action ? QVariant(static_cast<int>(Token::Muted)) : QVariant();
        default:
            return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    switch (role) {
        case Qt::DisplayRole:
            switch (static_cast<Column>(section)) {
                case Time:
                    return tr("Time");
                case Actor:
                    return tr("Actor");
                case Action:
                    return tr("Action");
                case Object:
                    return tr("Object");
                case Detail:
                    return tr("Detail");
                case ColumnCount:
                    break;
            }
            return {};
        case kWordsRole:
            return section == Action ? QVariant(actionWords()) : QVariant();
        default:
            return {};
    }
}

void AuditModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

}  // namespace weir::ui
