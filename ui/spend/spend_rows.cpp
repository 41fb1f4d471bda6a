// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_rows.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/csv.hpp"
#include "ui/spend/spend_text.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

using admin::SpendFigures;
using admin::SpendRow;

constexpr std::uint64_t kManyTokens = 10'000'000;

QString countCell(std::uint64_t count) {
    return count == 0 ? QStringLiteral("–") : countText(count);
}

}  // namespace

bool isNumber(SpendRows::Column column) {
    return column != SpendRows::Name && column != SpendRows::Share;
}

void SpendRows::setAnswer(const SpendAnswer& answer, std::vector<SpendRow> rows,
                          std::vector<Token> colours) {
    const bool sameRows = answer.choice.by == m_answer.choice.by &&
                          std::ranges::equal(rows, m_rows, {}, &SpendRow::name, &SpendRow::name);
    if (!sameRows) {
        beginResetModel();
    }
    m_answer = answer;
    m_rows = std::move(rows);
    m_colours = std::move(colours);
    m_before.clear();
    for (const SpendRow& row : answer.before.rows) {
        m_before[row.name] = row.sum;
    }
    if (!sameRows) {
        endResetModel();
    } else if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const SpendRow* SpendRows::at(int row) const {
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int SpendRows::rowOf(const std::string& name) const {
    const auto found = std::ranges::find(m_rows, name, &SpendRow::name);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int SpendRows::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SpendRows::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

SpendRows::Figures SpendRows::figuresOf(const SpendRow& row) const {
    const auto before = m_before.find(row.name);
    return {row.sum, before == m_before.end() ? SpendFigures() : before->second};
}

double SpendRows::partOf(const SpendFigures& figures) const {
    const double whole = valueOf(m_answer.report.sum, m_answer.choice.measure);
    return whole <= 0 ? 0 : valueOf(figures, m_answer.choice.measure) / whole;
}

// All columns of tokens alike, with the total in them.
bool SpendRows::inMillions() const {
    return m_answer.report.sum.tokensIn >= kManyTokens;
}

QString SpendRows::tokensText(std::uint64_t count) const {
    return inMillions() ? millionsCellText(count) : countCell(count);
}

QString SpendRows::textOf(const Figures& figures, Column column) const {
    const SpendMeasure measure = m_answer.choice.measure;
    switch (column) {
        case Spent:
            return spentCellText(figures.now, areManyDollars(m_answer.report.sum.spent));
        case Share:
            return percentText(partOf(figures.now));
        case Requests:
            return countText(figures.now.requests);
        case Failed:
            return countCell(figures.now.failed);
        case TokensIn:
            return tokensText(figures.now.tokensIn);
        case TokensOut:
            return tokensText(figures.now.tokensOut);
        case Cached:
            return tokensText(figures.now.tokensCached);
        case Saved:
            return savedCellText(figures.now, areManyDollars(m_answer.report.sum.spent));
        case Unpriced:
            return countCell(figures.now.unpriced);
        case Change: {
            const QString change =
                changeText(valueOf(figures.now, measure), valueOf(figures.before, measure));
            return change.isEmpty() ? QStringLiteral("–") : change;
        }
        case Name:
        case ColumnCount:
            break;
    }
    return {};
}

QString SpendRows::toolTipOf(const Figures& figures, Column column, const QString& text) const {
    switch (column) {
        case Spent:
            if (figures.now.unpriced > 0) {
                return tr("The price of %Ln calls is not known", nullptr,
                          static_cast<int>(figures.now.unpriced));
            }
            return figures.now.estimated > 0 ? tr("The tokens of %Ln calls are estimated", nullptr,
                                                  static_cast<int>(figures.now.estimated))
                                             : QString();
        case Change: {
            const SpendMeasure measure = m_answer.choice.measure;
            return valueOf(figures.before, measure) > 0
                       ? tr("%1 in %2")
                             .arg(valueText(figures.before, measure),
                                  daysText(m_answer.rangeBefore.days))
                       : tr("Nothing in %1").arg(daysText(m_answer.rangeBefore.days));
        }
        case Name:
            return text;
        default:
            return {};
    }
}

double SpendRows::sortedBy(const Figures& figures, Column column) const {
    const SpendFigures& now = figures.now;
    switch (column) {
        case Spent:
            return valueOf(now, SpendMeasure::Spend);
        case Share:
            return partOf(now);
        case Requests:
            return static_cast<double>(now.requests);
        case Failed:
            return static_cast<double>(now.failed);
        case TokensIn:
            return static_cast<double>(now.tokensIn);
        case TokensOut:
            return static_cast<double>(now.tokensOut);
        case Cached:
            return static_cast<double>(now.tokensCached);
        case Saved:
            return valueOf(now, SpendMeasure::Saved);
        case Unpriced:
            return static_cast<double>(now.unpriced);
        case Change: {
            const SpendMeasure measure = m_answer.choice.measure;
            const double before = valueOf(figures.before, measure);
            // What is new has no change, and stands after the rest.
            return before > 0 ? valueOf(now, measure) / before : -1;
        }
        case Name:
        case ColumnCount:
            break;
    }
    return 0;
}

QVariant SpendRows::data(const QModelIndex& index, int role) const {
    const SpendRow* row = index.isValid() ? at(index.row()) : nullptr;
    if (row == nullptr) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    const Figures figures = figuresOf(*row);
    const QString text =
        column == Name ? nameText(m_answer.choice.by, row->name) : textOf(figures, column);
    const bool charted = static_cast<std::size_t>(index.row()) < m_colours.size();
    switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return text;
        case Qt::ToolTipRole:
            return toolTipOf(figures, column, text);
        case kFiguresRole:
            return isNumber(column);
        case kTextRoleRole:
            return column == Spent  ? static_cast<int>(TextRole::Value)
                   : column == Name ? static_cast<int>(TextRole::Name)
                                    : QVariant();
        case kTokenRole:
            if (column == Name) {
                return static_cast<int>(row->name.empty() ? Token::Text2 : Token::Text);
            }
            return static_cast<int>(column == Unpriced && row->sum.unpriced > 0 ? Token::Warn
                                    : column == Spent && isUnpriced(row->sum)   ? Token::Info
                                    : text == QStringLiteral("–")               ? Token::Muted
                                                                                : Token::Text);
        case kSquareRole:
            return static_cast<int>(charted ? m_colours[static_cast<std::size_t>(index.row())]
                                            : Token::Control);
        case kPartRole:
            return partOf(row->sum);
        case kSortRole:
            return column == Name ? QVariant(text) : QVariant(sortedBy(figures, column));
        default:
            return {};
    }
}

QString SpendRows::titleOf(Column column) const {
    switch (column) {
        case Name:
            return dimensionText(m_answer.choice.by);
        case Spent:
            return tr("Spend, $");
        case Share:
            return tr("Share, %");
        case Requests:
            return tr("Requests");
        case Failed:
            return tr("Failed");
        case TokensIn:
            return inMillions() ? tr("Tok in, M") : tr("Tok in");
        case TokensOut:
            return inMillions() ? tr("Tok out, M") : tr("Tok out");
        case Cached:
            return inMillions() ? tr("Cached, M") : tr("Cached");
        case Saved:
            return tr("Saved, $");
        case Unpriced:
            return tr("Unpriced");
        case Change:
            return tr("Change, %");
        case ColumnCount:
            break;
    }
    return {};
}

QVariant SpendRows::headerData(int section, Qt::Orientation orientation, int role) const {
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
            if (column == Name && m_answer.choice.by == admin::SpendBy::Tags) {
                return tagsNote();
            }
            return column == Change     ? tr("Against %1").arg(daysText(m_answer.rangeBefore.days))
                   : column == Cached   ? tr("Tokens in that came out of a provider's cache")
                   : column == Saved    ? savedNote()
                   : column == Unpriced ? tr("Requests that no price is known for")
                                        : QVariant();
        default:
            return {};
    }
}

QStringList SpendRows::totals(const std::optional<std::vector<int>>& some) const {
    Figures sum{m_answer.report.sum, m_answer.before.sum};
    QString name = allText(m_answer.choice.by);
    if (some) {
        sum = {};
        for (const int row : *some) {
            const Figures figures = figuresOf(m_rows[static_cast<std::size_t>(row)]);
            sum.now += figures.now;
            sum.before += figures.before;
        }
        name = tr("%Ln shown", nullptr, static_cast<int>(some->size()));
    }
    QStringList texts{name};
    for (int column = Name + 1; column < ColumnCount; ++column) {
        texts << textOf(sum, static_cast<Column>(column));
    }
    return texts;
}

QString SpendRows::csv(const std::vector<int>& shown) const {
    QString text = QStringLiteral(
        "name,spent_usd,requests,failed,tokens_in,tokens_out,tokens_cached,unpriced,estimated,"
        "spent_before_usd,requests_before,saved_usd\n");
    for (const int at : shown) {
        const SpendRow& row = m_rows[static_cast<std::size_t>(at)];
        const Figures figures = figuresOf(row);
        // No price is known of any of it: an empty cell, because nought would be a number.
        const auto spent = [](const SpendFigures& sum) {
            return isUnpriced(sum) ? QString() : QString::fromStdString(sum.spent.text());
        };
        QStringList cells{QString::fromStdString(csvText(row.name)), spent(figures.now)};
        for (const std::uint64_t count :
             {row.sum.requests, row.sum.failed, row.sum.tokensIn, row.sum.tokensOut,
              row.sum.tokensCached, row.sum.unpriced, row.sum.estimated}) {
            cells << QString::number(count);
        }
        cells << spent(figures.before) << QString::number(figures.before.requests)
              << QString::fromStdString(row.sum.saved.text());
        text += cells.join(u',') + u'\n';
    }
    return text;
}

void SpendRows::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

ShownSpend::ShownSpend(SpendRows& rows, QObject* parent)
    : QSortFilterProxyModel(parent), m_rows(rows) {
    setSourceModel(&rows);
    setSortRole(SpendRows::kSortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setFilterKeyColumn(SpendRows::Name);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
}

const SpendRow* ShownSpend::at(int row) const {
    return m_rows.at(mapToSource(index(row, 0)).row());
}

std::vector<int> ShownSpend::shown() const {
    std::vector<int> shown;
    for (int row = 0; row < rowCount(); ++row) {
        shown.push_back(mapToSource(index(row, 0)).row());
    }
    return shown;
}

}  // namespace weir::ui
