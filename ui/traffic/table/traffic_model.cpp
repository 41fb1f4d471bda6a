// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/traffic_model.hpp"

#include <algorithm>
#include <utility>

#include "ui/theme/fonts.hpp"
#include "ui/traffic/path.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

bool isNumber(TrafficModel::Column column) {
    switch (column) {
        case TrafficModel::TokensIn:
        case TrafficModel::TokensOut:
        case TrafficModel::Duration:
        case TrafficModel::Cost:
            return true;
        default:
            return false;
    }
}

// Calls of every day are quiet, so that the others stand out.
Token tokenOf(const admin::ExchangeRow& row, TrafficModel::Column column) {
    switch (column) {
        case TrafficModel::State:
            // Done is quiet unless one of its marks is the word that is shown.
            return row.state == ExchangeState::Done && stateOf(row).tone == Tone::Muted
                       ? Token::Muted
                       : Token::Text;
        case TrafficModel::Time:
            return Token::Text2;
        case TrafficModel::ServedBy:
            return row.target.empty() ? Token::Muted : Token::Text;
        case TrafficModel::Duration:
            return isRunning(row.state) ? Token::Accent : Token::Text;
        case TrafficModel::TokensIn:
        case TrafficModel::TokensOut:
            return row.usage.source == Source::Reported ? Token::Text : Token::Text2;
        case TrafficModel::Cost: {
            // A word, or the nothing that a free target costs: neither is an amount to look at.
            const bool amount = row.pricing == Pricing::Priced;
            return amount || row.path.empty() ? Token::Text : Token::Muted;
        }
        default:
            return Token::Text;
    }
}

}  // namespace

TrafficModel::TrafficModel(QObject* parent, std::size_t capacity)
    : QAbstractItemModel(parent), m_capacity(std::max<std::size_t>(capacity, 1)) {}

void TrafficModel::apply(admin::TrafficBatch batch) {
    if (batch.resync) {
        resync(batch);
    }
    std::erase_if(batch.rows, [this](const admin::ExchangeRow& row) {
        return row.sequence <= m_clearedThrough;
    });
    if (batch.rows.empty()) {
        return;
    }
    m_lastSequence = std::max(m_lastSequence, batch.rows.back().sequence);
    std::vector<admin::ExchangeRow> fresh = updateKnown(std::move(batch.rows));
    // A batch is ordered by last change; the table by start, which an id is ordered by.
    std::ranges::sort(fresh, {}, &admin::ExchangeRow::id);
    if (fresh.size() > m_capacity) {
        fresh.erase(fresh.begin(),
                    fresh.begin() + static_cast<std::ptrdiff_t>(fresh.size() - m_capacity));
    }
    const int inserted = static_cast<int>(fresh.size());
    if (inserted > 0) {
        makeRoom(fresh.size());
        append(std::move(fresh));
    }
    emit applied(inserted);
}

void TrafficModel::resync(const admin::TrafficBatch& batch) {
    // Sequence numbers start again with another gateway; what was cleared from the view of the old
    // one says nothing about it.
    if (batch.next < m_lastSequence) {
        m_clearedThrough = 0;
        m_lastSequence = 0;
    }
    beginResetModel();
    m_first += m_rows.size();
    m_rows.clear();
    m_numbers.clear();
    endResetModel();
}

std::vector<admin::ExchangeRow> TrafficModel::updateKnown(std::vector<admin::ExchangeRow> rows) {
    std::vector<admin::ExchangeRow> fresh;
    std::vector<int> changed;
    for (admin::ExchangeRow& row : rows) {
        const int known = rowOf(row.id);
        if (known < 0) {
            fresh.push_back(std::move(row));
        } else {
            m_rows[static_cast<std::size_t>(known)] = std::move(row);
            changed.push_back(known);
        }
    }
    std::ranges::sort(changed);
    for (std::size_t first = 0; first < changed.size();) {
        std::size_t last = first;
        while (last + 1 < changed.size() && changed[last + 1] <= changed[last] + 1) {
            ++last;
        }
        emit dataChanged(index(changed[first], 0), index(changed[last], ColumnCount - 1));
        first = last + 1;
    }
    return fresh;
}

void TrafficModel::makeRoom(std::size_t count) {
    const std::size_t wanted = m_rows.size() + count;
    if (wanted <= m_capacity) {
        return;
    }
    const std::size_t leaving = std::min(wanted - m_capacity, m_rows.size());
    if (leaving == 0) {
        return;
    }
    // Removed before the insertion and never within it, or views keep rows that are not there.
    beginRemoveRows({}, 0, static_cast<int>(leaving) - 1);
    for (std::size_t each = 0; each < leaving; ++each) {
        m_numbers.erase(m_rows.front().id);
        m_rows.pop_front();
    }
    m_first += leaving;
    endRemoveRows();
}

void TrafficModel::append(std::vector<admin::ExchangeRow> fresh) {
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    for (admin::ExchangeRow& row : fresh) {
        m_numbers.emplace(row.id, m_first + m_rows.size());
        m_rows.push_back(std::move(row));
    }
    endInsertRows();
}

void TrafficModel::clear() {
    m_clearedThrough = m_lastSequence;
    if (m_rows.empty()) {
        return;
    }
    beginRemoveRows({}, 0, rowCount() - 1);
    m_first += m_rows.size();
    m_rows.clear();
    m_numbers.clear();
    endRemoveRows();
}

const admin::ExchangeRow* TrafficModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int TrafficModel::rowOf(Id id) const {
    const auto known = m_numbers.find(id);
    return known == m_numbers.end() ? -1 : static_cast<int>(known->second - m_first);
}

int TrafficModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TrafficModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QModelIndex TrafficModel::index(int row, int column, const QModelIndex& parent) const {
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex TrafficModel::parent(const QModelIndex&) const {
    return {};
}

QString TrafficModel::textOf(const admin::ExchangeRow& row, Column column) const {
    switch (column) {
        case State:
            return stateOf(row).word;
        case Time:
            return timeCell(row);
        case Key:
            return text(row.key);
        case ServedBy:
            return servedByCell(row);
        case Path:
            return pathWords(pathOf(row));
        case TokensIn:
            return tokensInCell(row);
        case TokensOut:
            return tokensOutCell(row);
        case Duration:
            return durationCell(row);
        case Cost:
            return costCell(row);
        case ColumnCount:
            break;
    }
    return {};
}

QString TrafficModel::toolTipOf(const admin::ExchangeRow& row, Column column) const {
    switch (column) {
        case State:
            return text(row.error);
        case Time:
            return localTime(row.startedAt).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz t"));
        case Key:
            return row.team.empty() ? text(row.key)
                                    : tr("%1, team %2").arg(text(row.key), text(row.team));
        case ServedBy:
            return tr("%1, asked for %2").arg(servedByCell(row), text(row.modelAsked));
        case Path:
            return pathWords(pathOf(row));
        case TokensIn:
        case TokensOut:
            return tokensSentence(row.usage);
        case Cost:
            return costSentence(row);
        case Duration:
        case ColumnCount:
            break;
    }
    return {};
}

QVariant TrafficModel::data(const QModelIndex& index, int role) const {
    const admin::ExchangeRow* row = at(index.row());
    if (row == nullptr || !index.isValid()) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return textOf(*row, column);
        case Qt::ToolTipRole:
            return toolTipOf(*row, column);
        case kFiguresRole:
            return isNumber(column);
        case kTokenRole:
            return static_cast<int>(tokenOf(*row, column));
        case kIconRole:
            return column == State ? stateOf(*row).icon : QVariant();
        case kIconTokenRole:
            return column == State ? static_cast<int>(ui::tokenOf(stateOf(*row).tone)) : QVariant();
        case kPathRole:
            if (column == Path) {
                QByteArray signs;
                for (const PathSign sign : pathOf(*row)) {
                    signs.append(static_cast<char>(sign));
                }
                return signs;
            }
            return {};
        default:
            return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role == kWordsRole && column == State) {
        return stateWords();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
        case State:
            return tr("State");
        case Time:
            return tr("Time");
        case Key:
            return tr("Key");
        case ServedBy:
            //: Header of a column: the provider and model that answered
            return tr("Served by");
        case Path:
            //: Header of a column: one sign for each attempt
            return tr("Path");
        case TokensIn:
            return tr("Tok in");
        case TokensOut:
            return tr("Tok out");
        case Duration:
            return tr("Time, s");
        case Cost:
            return tr("Cost, $");
        case ColumnCount:
            break;
    }
    return {};
}

void TrafficModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

}  // namespace weir::ui
