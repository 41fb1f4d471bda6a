// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prices/reprice_model.hpp"

#include <utility>

#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

QString signedText(Money difference, QString (*text)(Money)) {
    return difference > Money()   ? u'+' + text(difference)
           : difference < Money() ? u'−' + text(Money() - difference)
                                  : text(difference);
}

QString cell(const admin::RepricedRow& row, int column) {
    switch (column) {
        case RepriceModel::Provider:
            return QString::fromStdString(row.provider);
        case RepriceModel::Model:
            return QString::fromStdString(row.model);
        case RepriceModel::Attempts:
            return countText(row.attempts);
        case RepriceModel::Before:
            // What had no price had no cost either: nought would be a number.
            return row.unpriced == row.attempts ? RepriceModel::tr("unpriced")
                                                : dollarsCellText(row.before);
        case RepriceModel::After:
            return dollarsCellText(row.after);
        case RepriceModel::Difference:
            return signedText(row.after - row.before, dollarsCellText);
        default:
            return {};
    }
}

}  // namespace

QString differenceText(Money difference) {
    return signedText(difference, dollarsText);
}

void RepriceModel::setRows(std::vector<admin::RepricedRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void RepriceModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int RepriceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RepriceModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RepriceModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const admin::RepricedRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return cell(row, index.column());
        case Qt::ToolTipRole:
            return index.column() == Model ? QVariant(cell(row, Model)) : QVariant();
        case kFiguresRole:
            return index.column() >= Attempts;
        default:
            return {};
    }
}

QVariant RepriceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((section >= Attempts ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role == kFiguresRole && section >= Attempts) {
        return true;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Provider:
            return tr("Provider");
        case Model:
            return tr("Model");
        case Attempts:
            return tr("Attempts");
        case Before:
            return tr("Before, $");
        case After:
            return tr("After, $");
        case Difference:
            return tr("Difference, $");
        default:
            return {};
    }
}

}  // namespace weir::ui
