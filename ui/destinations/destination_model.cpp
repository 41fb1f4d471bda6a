// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destination_model.hpp"

#include <algorithm>
#include <utility>

#include "ui/destinations/destination_text.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

bool isNumber(DestinationModel::Column column) {
    return column == DestinationModel::Requests || column == DestinationModel::Bytes ||
           column == DestinationModel::Booked;
}

QString numberText(std::uint64_t number, QString (*text)(std::uint64_t)) {
    return number == 0 ? QStringLiteral("–") : text(number);
}

bool isSamePlace(const admin::Destination& left, const admin::Destination& right) {
    return left.purpose == right.purpose && left.address == right.address &&
           left.providers == right.providers && left.former == right.former;
}

// Of which the beginning and the end tell most; the others are words.
bool isAddress(const admin::Destination& row) {
    return !row.address.empty() && row.purpose != admin::DestinationPurpose::Names &&
           row.purpose != admin::DestinationPurpose::Search;
}

}  // namespace

void DestinationModel::setList(admin::DestinationList list, const QDateTime& now) {
    const bool sinceMoved = list.since != m_list.since;
    const bool sameRows = std::ranges::equal(list.destinations, m_list.destinations, isSamePlace);
    m_now = now;
    if (sameRows) {
        m_list = std::move(list);
        if (rowCount() > 0) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
    } else {
        beginResetModel();
        m_list = std::move(list);
        endResetModel();
    }
    if (sinceMoved) {
        emit headerDataChanged(Qt::Horizontal, Requests, Requests);
    }
}

const admin::Destination* DestinationModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &m_list.destinations[static_cast<std::size_t>(row)]
                                        : nullptr;
}

int DestinationModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_list.destinations.size());
}

int DestinationModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString DestinationModel::textOf(const admin::Destination& row, Column column) const {
    switch (column) {
        case Purpose:
            return lookOf(row.purpose).word;
        case Place:
            return placeOf(row);
        case Providers:
            return providersOf(row);
        case State:
            return stateOf(row).word;
        case Requests:
            return row.off ? QString() : numberText(row.requests, countText);
        case Bytes:
            return row.off || row.purpose == admin::DestinationPurpose::Names
                       ? QString()
                       : numberText(row.bytes, bytesText);
        case Booked:
            return row.purpose == admin::DestinationPurpose::Calls
                       ? numberText(row.booked, countText)
                       : QString();
        case Last:
            return lastOf(row, m_list, m_now);
        case ColumnCount:
            break;
    }
    return {};
}

QString DestinationModel::toolTipOf(const admin::Destination& row, Column column) const {
    switch (column) {
        case Requests:
            return row.off || row.purpose == admin::DestinationPurpose::Names
                       ? QString()
                       : tr("%Ln connections begun", nullptr, static_cast<int>(row.connections));
        case Bytes:
            return tr("Heads and bodies of the requests, without what encryption adds");
        case Booked:
            return tr("Attempts in the books; one that reached nobody counts too");
        case Purpose:
        case State:
            return causeOf(row);
        default:
            return textOf(row, column);
    }
}

QVariant DestinationModel::data(const QModelIndex& index, int role) const {
    const admin::Destination* row = at(index.row());
    if (row == nullptr) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    const bool quiet = row->off || row->last == Timestamp();
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return textOf(*row, column);
        case Qt::ToolTipRole:
            return toolTipOf(*row, column);
        case kFiguresRole:
            return isNumber(column);
        case kTokenRole:
            return static_cast<int>(quiet && column != Place ? Token::Muted : Token::Text);
        case kTextRoleRole:
            return column == Place ? static_cast<int>(TextRole::Head) : QVariant();
        case kElideRole:
            return column == Place && isAddress(*row) ? static_cast<int>(Qt::ElideMiddle)
                                                      : QVariant();
        case kIconRole:
            return column == Purpose ? QVariant(lookOf(row->purpose).icon)
                   : column == State ? QVariant(stateOf(*row).icon)
                                     : QVariant();
        case kIconTokenRole:
            return column == Purpose ? static_cast<int>(tokenOf(lookOf(row->purpose).tone))
                   : column == State ? QVariant(static_cast<int>(tokenOf(stateOf(*row).tone)))
                                     : QVariant();
        default:
            return {};
    }
}

QString DestinationModel::titleOf(Column column) const {
    switch (column) {
        case Purpose:
            return tr("What for");
        case Place:
            return tr("Where to");
        case Providers:
            return tr("Provider");
        case State:
            return tr("State");
        case Requests:
            return m_list.since == Timestamp()
                       ? tr("Requests")
                       : tr("Since %1").arg(nearMomentText(localTime(m_list.since), m_now.date()));
        case Bytes:
            return tr("Sent");
        case Booked:
            return tr("7 days");
        case Last:
            return tr("Last");
        case ColumnCount:
            break;
    }
    return {};
}

QVariant DestinationModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    switch (role) {
        case Qt::DisplayRole:
            return titleOf(column);
        case Qt::TextAlignmentRole:
            return static_cast<int>((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                    Qt::AlignVCenter);
        case Qt::ToolTipRole:
            return column == Requests ? tr("Requests since the gateway was started")
                   : column == Booked ? tr("Attempts of calls in the books of the last 7 days")
                                      : QVariant();
        case kWordsRole:
            return column == State ? QVariant(destinationStateWords()) : QVariant();
        default:
            return {};
    }
}

void DestinationModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

}  // namespace weir::ui
