// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/spend_model.hpp"

#include <algorithm>
#include <utility>

#include "ui/theme/tokens.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

void SpendModel::setModels(std::vector<admin::ModelSpend> models, Money today) {
    m_many = areManyDollars(today);
    const bool sameRows = std::ranges::equal(models, m_rows, {}, &admin::ModelSpend::model,
                                             &admin::ModelSpend::model);
    if (sameRows) {
        m_rows = std::move(models);
        if (!m_rows.empty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
        return;
    }
    beginResetModel();
    m_rows = std::move(models);
    endResetModel();
}

int SpendModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SpendModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString SpendModel::textOf(const admin::ModelSpend& row, Column column) const {
    switch (column) {
        case Model:
            return row.model.empty() ? tr("other") : QString::fromStdString(row.model);
        case Requests:
            return countText(row.requests);
        case Spent:
            // Nothing is known to have been spent, which is not the same as nothing.
            return row.unpriced > 0 && row.spent == Money() ? tr("unpriced")
                                                            : dollarsCellText(row.spent, m_many);
        case ColumnCount:
            break;
    }
    return {};
}

QVariant SpendModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const admin::ModelSpend& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return textOf(row, column);
        case Qt::ToolTipRole:
            if (row.unpriced > 0) {
                return tr("The price of %Ln calls is not known", nullptr,
                          static_cast<int>(row.unpriced));
            }
            return column == Model ? textOf(row, column) : QVariant();
        case kFiguresRole:
            return column != Model;
        case kTokenRole:
            return static_cast<int>(column == Spent && row.unpriced > 0 ? Token::Info
                                                                        : Token::Text);
        default:
            return {};
    }
}

QVariant SpendModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((column == Model ? Qt::AlignLeft : Qt::AlignRight) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
        case Model:
            return tr("Model");
        case Requests:
            return tr("Requests");
        case Spent:
            return tr("Today, $");
        case ColumnCount:
            break;
    }
    return {};
}

void SpendModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

}  // namespace weir::ui
