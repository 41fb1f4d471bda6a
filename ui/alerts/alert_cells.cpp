// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_cells.hpp"

#include <algorithm>
#include <utility>

#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

void AlertCells::setTitles(const QStringList& titles, int stateColumn,
                           const QStringList& stateWords) {
    const bool grows = titles.size() != m_titles.size();
    if (grows) {
        beginResetModel();
    }
    m_titles = titles;
    m_stateColumn = stateColumn;
    m_stateWords = stateWords;
    if (grows) {
        endResetModel();
    } else {
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
}

void AlertCells::setRows(std::vector<Row> rows) {
    if (std::ranges::equal(rows, m_rows, {}, &Row::key, &Row::key)) {
        m_rows = std::move(rows);
        if (rowCount() > 0) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        }
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QString AlertCells::keyAt(int row) const {
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].key : QString();
}

int AlertCells::rowOf(const QString& key) const {
    const auto found = std::ranges::find(m_rows, key, &Row::key);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int AlertCells::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AlertCells::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant AlertCells::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const AlertCell& cell = m_rows[static_cast<std::size_t>(index.row())]
                                .cells[static_cast<std::size_t>(index.column())];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return cell.text;
        case Qt::ToolTipRole:
            return cell.toolTip.isEmpty() ? cell.text : cell.toolTip;
        case kFiguresRole:
            return cell.isNumber;
        case kTokenRole:
            return static_cast<int>(
                tokenOf(cell.icon.isEmpty() || cell.tone == Tone::Muted ? cell.tone : Tone::Text));
        case kIconRole:
            return cell.icon.isEmpty() ? QVariant() : QVariant(cell.icon);
        case kIconTokenRole:
            return cell.icon.isEmpty() ? QVariant()
                                       : QVariant(static_cast<int>(tokenOf(cell.tone)));
        default:
            return {};
    }
}

QVariant AlertCells::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= m_titles.size()) {
        return {};
    }
    const bool isNumber =
        !m_rows.empty() && m_rows.front().cells[static_cast<std::size_t>(section)].isNumber;
    switch (role) {
        case Qt::DisplayRole:
            return m_titles[section];
        case Qt::TextAlignmentRole:
            return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case kWordsRole:
            return section == m_stateColumn ? QVariant(m_stateWords) : QVariant();
        default:
            return {};
    }
}

}  // namespace weir::ui
