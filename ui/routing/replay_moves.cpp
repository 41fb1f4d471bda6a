// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/replay_moves.hpp"

#include <algorithm>
#include <optional>

#include "engine/base/csv.hpp"
#include "engine/control/admin/replay_sum.hpp"
#include "ui/routing/replay_text.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

namespace {

constexpr Money kManyDollars = Money::fromNano(10'000'000'000);
constexpr std::size_t kCallersOfLine = 4;
constexpr std::size_t kCallersOfToolTip = 20;

Money sizeOf(Money amount) {
    return amount < Money() ? -amount : amount;
}

// Nobody can say what it costs, or it costs nothing.
bool isWithoutCost(const admin::RouteMove& move) {
    return move.before == Money() && move.after == Money();
}

bool isCacheUnpriced(const admin::RouteMove& move) {
    return move.cacheUnpriced > 0 && move.cacheCost == Money();
}

std::string refusedCell(const admin::RouteMove& move) {
    std::string text;
    for (const admin::MovedCaller& each : move.refused) {
        text += (text.empty() ? "" : "; ") + (each.team.empty() ? each.key : each.team) + ' ' +
                std::to_string(each.calls);
    }
    return csvText(text);
}

}  // namespace

QString ReplayMoves::costToolTip(const admin::RouteMove& move) {
    const QString cost = isWithoutCost(move)
                             ? tr("They cost nothing, or nobody knows a price for them.")
                             : tr("%1 instead of %2, with the tokens they took")
                                   .arg(dollarsText(move.after), dollarsText(move.before));
    if (move.cacheLost == 0) {
        return cost;
    }
    const QString tokens = countText(move.cacheLost);
    return cost + u'\n' +
           (isCacheUnpriced(move)
                ? tr("%1 tokens are read anew that a prompt cache held: at a price that nobody "
                     "knows")
                      .arg(tokens)
                : tr("%1 tokens are read anew that a prompt cache held: about %2 beside it")
                      .arg(tokens, dollarsText(move.cacheCost)));
}

void ReplayMoves::setReplay(const admin::RouteReplay& sum,
                            const std::vector<admin::RouteSettings>& rules) {
    const std::vector<admin::RouteMove>& moves = sum.moves;
    std::vector<Times> times;
    for (const admin::RouteMove& move : moves) {
        times.push_back({admin::timeChange(sum, move, &admin::ServedTimes::firstToken),
                         admin::timeChange(sum, move, &admin::ServedTimes::total)});
    }
    // Rows that are there stay, so that a selection outlives a page: what they say is another only
    // when there are as many as there will be.
    const int now = rowCount();
    const int then = static_cast<int>(moves.size());
    if (then < now) {
        beginRemoveRows({}, then, now - 1);
        m_moves.resize(moves.size());
        m_times.resize(moves.size());
        endRemoveRows();
    } else if (then > now) {
        beginInsertRows({}, now, then - 1);
        m_moves.insert(m_moves.end(), moves.begin() + now, moves.end());
        m_times.insert(m_times.end(), times.begin() + now, times.end());
        endInsertRows();
    }
    m_moves = moves;
    m_times = std::move(times);
    m_names.clear();
    for (const admin::RouteSettings& rule : rules) {
        m_names.push_back(rule.name);
    }
    m_manyDollars = std::ranges::any_of(moves, [](const admin::RouteMove& move) {
        return sizeOf(move.after - move.before) >= kManyDollars;
    });
    if (then > 0) {
        emit dataChanged(index(0, 0), index(then - 1, ColumnCount - 1));
    }
}

const admin::RouteMove* ReplayMoves::at(int row) const {
    return row < 0 || row >= rowCount() ? nullptr : &m_moves[static_cast<std::size_t>(row)];
}

QString ReplayMoves::csv() const {
    QString all = QStringLiteral(
        "from,to,rule,calls,cost_before_usd,cost_after_usd,cache_lost_tokens,cache_cost_usd,"
        "first_token_p50_us,first_token_p50_us_modelled,total_p50_us,total_p50_us_modelled,refused_"
        "callers\n");
    const auto time = [](const std::optional<Microseconds>& of) {
        return of ? QString::number(of->count()) : QString();
    };
    for (std::size_t row = 0; row < m_moves.size(); ++row) {
        const admin::RouteMove& move = m_moves[row];
        QStringList cells;
        for (const std::string& name : {move.from, move.to, move.route}) {
            cells << QString::fromStdString(csvText(name));
        }
        cells << QString::number(move.calls) << QString::fromStdString(move.before.text())
              << QString::fromStdString(move.after.text()) << QString::number(move.cacheLost)
              << (isCacheUnpriced(move) ? QString()
                                        : QString::fromStdString(move.cacheCost.text()));
        for (const admin::TimeChange* each : {&m_times[row].firstToken, &m_times[row].total}) {
            cells << time(each->recorded.median) << time(each->modelled.median);
        }
        cells << QString::fromStdString(refusedCell(move));
        all += cells.join(u',') + u'\n';
    }
    return all;
}

void ReplayMoves::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int ReplayMoves::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_moves.size());
}

int ReplayMoves::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ReplayMoves::becauseText(const std::string& route) const {
    if (route.empty()) {
        return tr("no rule");
    }
    const auto found = std::ranges::find(m_names, route);
    const QString name = QString::fromStdString(route);
    return found == m_names.end()
               ? name
               : tr("rule %1, %2").arg(QString::number(found - m_names.begin() + 1), name);
}

QString ReplayMoves::text(int row, int column) const {
    const admin::RouteMove& move = m_moves[static_cast<std::size_t>(row)];
    const auto target = [](const std::string& name) {
        return name.empty() ? tr("nobody") : QString::fromStdString(name);
    };
    switch (column) {
        case From:
            return target(move.from);
        case To:
            return target(move.to);
        case Because:
            return becauseText(move.route);
        case Calls:
            return countText(move.calls);
        case Time: {
            const admin::TimeChange& time = m_times[static_cast<std::size_t>(row)].shown();
            return time.known() ? QStringLiteral("%1 → %2").arg(
                                      millisecondsText(time.recorded.median->count()),
                                      millisecondsText(time.modelled.median->count()))
                                : QStringLiteral("–");
        }
        case Cost:
            return isWithoutCost(move) ? QStringLiteral("–")
                                       : costChangeCell(move.after - move.before, m_manyDollars);
        default:
            return {};
    }
}

QString ReplayMoves::toolTip(int row, int column) const {
    const admin::RouteMove& move = m_moves[static_cast<std::size_t>(row)];
    const Times& times = m_times[static_cast<std::size_t>(row)];
    switch (column) {
        case From:
            return move.from.empty() ? tr("No target could be asked for them then.")
                                     : text(row, From);
        case To:
            return move.to.empty() ? tr("Their callers would be refused.") + u'\n' +
                                         refusedText(move, kCallersOfToolTip)
                                   : text(row, To);
        case Calls:
            return refusedText(move, kCallersOfToolTip);
        case Because:
            return move.route.empty() ? tr("No rule takes them. Their model decides.")
                                      : text(row, Because);
        case Time:
            return times.shown().known()
                       ? tr("Modelled by what calls took there: %1")
                             .arg(timesText(times.firstToken, times.total))
                       : tr("Too few calls went there in this time to model how long they take.");
        case Cost:
            return costToolTip(move);
        default:
            return {};
    }
}

QVariant ReplayMoves::data(const QModelIndex& index, int role) const {
    const admin::RouteMove* move = at(index.row());
    if (move == nullptr) {
        return {};
    }
    switch (role) {
        case Qt::DisplayRole:
            return text(index.row(), index.column());
        case Qt::ToolTipRole:
            return toolTip(index.row(), index.column());
        case kRefusedRole:
            return refusedText(*move, kCallersOfLine);
        case kFiguresRole:
            return index.column() >= Calls;
        case kElideRole:
            return index.column() < Because ? QVariant(static_cast<int>(Qt::ElideMiddle))
                                            : QVariant();
        case kTokenRole:
            return index.column() == Cost
                       ? QVariant(static_cast<int>(costChangeToken(move->after - move->before)))
                   : (index.column() == From && move->from.empty()) ||
                           (index.column() == Because && move->route.empty())
                       ? QVariant(static_cast<int>(Token::Muted))
                   : index.column() == To && move->to.empty()
                       ? QVariant(static_cast<int>(Token::Warn))
                       : QVariant();
        default:
            return {};
    }
}

QVariant ReplayMoves::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && section >= Calls) {
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case From:
            return tr("From");
        case To:
            return tr("To");
        case Because:
            return tr("Because");
        case Calls:
            return tr("Calls");
        case Time:
            return tr("First token, ms");
        case Cost:
            return tr("Cost, $");
        default:
            return {};
    }
}

}  // namespace weir::ui
