// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/events/event_model.hpp"

#include <QLocale>
#include <utility>

#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

// A cell is one line, and no screen shows more of it.
constexpr qsizetype kMostShown = 400;

// A wait between two events that a reader notices.
constexpr std::int64_t kLongGapUs = 1'000'000;

bool isNumber(int column) {
    return column == EventModel::At || column == EventModel::Gap || column == EventModel::Size;
}

QString milliseconds(std::int64_t microseconds) {
    return QLocale().toString(static_cast<double>(microseconds) / 1'000, 'f', 1);
}

Token tokenOf(const StreamRow& row, int column) {
    if (row.isComment) {
        return Token::Muted;
    }
    switch (column) {
        case EventModel::At:
            return Token::Text2;
        case EventModel::Gap:
            return row.gapUs >= kLongGapUs ? Token::Warn : Token::Text2;
        case EventModel::Size:
            return Token::Muted;
        default:
            return Token::Text;
    }
}

}  // namespace

void EventModel::setRows(std::vector<StreamRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void EventModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int EventModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EventModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventModel::cellText(const StreamRow& row, int column) const {
    switch (column) {
        case At:
            return row.atUs < 0 ? QString() : milliseconds(row.atUs);
        case Gap:
            return row.gapUs < 0 ? QString() : milliseconds(row.gapUs);
        case Name:
            //: Of a stream: a line that means nothing to the client but that the other side lives
            return row.isComment ? tr("comment") : QString::fromUtf8(row.name);
        case Size:
            return countText(row.bytes);
        case Data:
            return QString::fromUtf8(row.data.left(kMostShown)).simplified();
        default:
            return {};
    }
}

QVariant EventModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const StreamRow& row = at(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return cellText(row, index.column());
        case kTokenRole:
            return static_cast<int>(tokenOf(row, index.column()));
        case kFiguresRole:
            return isNumber(index.column());
        default:
            return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && section == At) {
        return tr("Since the call came in, as it went out to the client.");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case At:
            //: Header of a column: when an event went out
            return tr("At, ms");
        case Gap:
            //: Header of a column: the time since the event before
            return tr("Gap, ms");
        case Name:
            return tr("Event");
        case Size:
            return tr("Bytes");
        case Data:
            return tr("Data");
        default:
            return {};
    }
}

}  // namespace weir::ui
