// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/provider_model.hpp"

#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <utility>

#include "ui/providers/pause_orders.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

namespace {

// From this share on, failures are worth a look.
constexpr double kManyErrors = 0.05;

bool isNumber(ProviderModel::Column column) {
    switch (column) {
        case ProviderModel::Models:
        case ProviderModel::FirstTokenP50:
        case ProviderModel::FirstTokenP95:
        case ProviderModel::Errors:
        case ProviderModel::Requests:
        case ProviderModel::AttemptsPerMinute:
            return true;
        default:
            return false;
    }
}

QString latency(std::int64_t us) {
    return us < 0 ? QStringLiteral("–") : millisecondsText(us);
}

// Whole ones, but a call every few minutes is not none.
QString rate(double aMinute) {
    return QLocale().toString(aMinute, 'f', aMinute > 0 && aMinute < 10 ? 1 : 0);
}

StateLook lookOf(const admin::ProviderRow& row, ProviderModel::Column column) {
    if (column == ProviderModel::Key) {
        return ui::lookOf(row.keyState);
    }
    if (isPaused(row)) {
        return {QStringLiteral("pause"), Tone::Warn, ProviderModel::tr("Paused")};
    }
    return ui::lookOf(row.health);
}

std::uint32_t underWay(const admin::ProviderRow& row) {
    const auto all = std::ranges::find_if(
        row.paused, [](const admin::PausedTarget& each) { return each.model.empty(); });
    return all == row.paused.end() ? 0 : all->inFlight;
}

// "Up, 1 open", "Paused, 3 left"
QString stateText(const admin::ProviderRow& row) {
    const QString word = lookOf(row, ProviderModel::State).word;
    if (isPaused(row)) {
        const std::uint32_t calls = underWay(row);
        return calls == 0 ? word : ProviderModel::tr("%1, %2 left").arg(word).arg(calls);
    }
    QStringList parts{word};
    if (!row.open.empty()) {
        parts << ProviderModel::tr("%1 open").arg(row.open.size());
    }
    if (!row.paused.empty()) {
        parts << ProviderModel::tr("%1 paused").arg(row.paused.size());
    }
    return parts.join(QStringLiteral(", "));
}

QString keyText(const admin::ProviderRow& row) {
    const QString word = lookOf(row, ProviderModel::Key).word;
    if (row.keys.size() < 2) {
        return word;
    }
    const auto good = std::ranges::count_if(row.keys, [](const admin::ProviderKeyRow& key) {
        const bool there = key.state == KeyState::Stored || key.state == KeyState::SessionOnly ||
                           key.state == KeyState::None;
        return there && key.refused == 0 && key.coolingMs == 0;
    });
    return ProviderModel::tr("%1 of %2 good").arg(good).arg(row.keys.size());
}

QString keysToolTip(const admin::ProviderRow& row) {
    if (row.keys.size() < 2) {
        return QString::fromStdString(row.keyProblem);
    }
    QStringList lines;
    for (const admin::ProviderKeyRow& key : row.keys) {
        QStringList facts{ui::lookOf(key.state).word};
        if (!key.problem.empty()) {
            facts << QString::fromStdString(key.problem);
        }
        if (key.refused != 0) {
            facts << ProviderModel::tr("refused with %1, asked last").arg(key.refused);
        }
        if (key.coolingMs > 0) {
            facts << ProviderModel::tr("limited for %1 s").arg((key.coolingMs + 999) / 1000);
        }
        lines << QStringLiteral("%1: %2").arg(QString::fromStdString(key.key),
                                              facts.join(QStringLiteral(", ")));
    }
    return lines.join(QLatin1Char('\n'));
}

Token tokenOf(const admin::ProviderRow& row, ProviderModel::Column column) {
    switch (column) {
        case ProviderModel::Dialects:
        case ProviderModel::Address:
            return Token::Text2;
        case ProviderModel::Errors:
            return row.errorShare >= kManyErrors ? Token::Warn : Token::Text;
        default:
            return Token::Text;
    }
}

}  // namespace

bool isPaused(const admin::ProviderRow& row) {
    return std::ranges::any_of(row.paused,
                               [](const admin::PausedTarget& each) { return each.model.empty(); });
}

QStringList restrictionsOf(const admin::ProviderRow& row) {
    QStringList lines;
    for (const admin::PausedTarget& each : row.paused) {
        lines << ProviderModel::tr("%1 is paused. %2")
                     .arg(PauseOrders::nameOf(each), PauseOrders::factsOf(each));
    }
    for (const admin::OpenTarget& each : row.open) {
        const QString target = QString::fromStdString(each.target);
        const QString reason = QString::fromStdString(each.reason);
        lines << (each.forMs > 0 ? ProviderModel::tr("%1 is left alone for %2 s: %3")
                                       .arg(target)
                                       .arg((each.forMs + 999) / 1000)
                                       .arg(reason)
                                 : ProviderModel::tr("%1: one call finds out whether it works: %2")
                                       .arg(target, reason));
    }
    return lines;
}

void ProviderModel::setProviders(std::vector<admin::ProviderRow> providers) {
    const bool sameRows = std::ranges::equal(
        providers, m_rows, {}, [](const auto& row) { return row.settings.name; },
        [](const auto& row) { return row.settings.name; });
    if (sameRows) {
        m_rows = std::move(providers);
        if (!m_rows.empty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
        return;
    }
    beginResetModel();
    m_rows = std::move(providers);
    endResetModel();
}

const admin::ProviderRow* ProviderModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int ProviderModel::rowOf(const std::string& name) const {
    const auto found = std::ranges::find_if(
        m_rows, [&name](const auto& row) { return row.settings.name == name; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ProviderModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProviderModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProviderModel::textOf(const admin::ProviderRow& row, Column column) const {
    switch (column) {
        case Name:
            return QString::fromStdString(row.settings.name);
        case Dialects:
            // The names of several are wider than the column; the tooltip has them.
            return row.dialects.size() == 1
                       ? QString::fromStdString(row.dialects.front())
                       : tr("%Ln dialects", nullptr, static_cast<int>(row.dialects.size()));
        case Address:
            return QString::fromStdString(row.address);
        case Key:
            return keyText(row);
        case State:
            return stateText(row);
        case Models:
            return row.models == 0 ? tr("unknown") : countText(row.models);
        case FirstTokenP50:
            return latency(row.firstTokenP50Us);
        case FirstTokenP95:
            return latency(row.firstTokenP95Us);
        case Errors:
            return row.errorShare < 0 ? QStringLiteral("–") : percentText(row.errorShare);
        case Requests:
            return countText(row.requests24h);
        case AttemptsPerMinute:
            return rate(row.attemptsPerMinute);
        case Minutes: {
            const auto calls =
                std::ranges::count_if(row.minutes, [](auto each) { return each > 0; });
            const auto bad = std::ranges::count_if(row.minutes, [](auto each) { return each > 1; });
            return calls == 0 ? tr("no calls")
                              : tr("%1 of %2 minutes with failures").arg(bad).arg(calls);
        }
        case ColumnCount:
            break;
    }
    return {};
}

QString ProviderModel::toolTipOf(const admin::ProviderRow& row, Column column) const {
    switch (column) {
        case Key:
            return keysToolTip(row);
        case State: {
            QStringList lines = restrictionsOf(row);
            if (!row.healthReason.empty()) {
                lines.prepend(QString::fromStdString(row.healthReason));
            }
            return lines.join(QLatin1Char('\n'));
        }
        case Errors:
            return tr("Share of the attempts of the last 5 minutes");
        case Dialects: {
            QStringList dialects;
            for (const std::string& dialect : row.dialects) {
                dialects.append(QString::fromStdString(dialect));
            }
            return dialects.join(QStringLiteral(", "));
        }
        case Address:
            return row.proxy.empty()
                       ? textOf(row, column)
                       : tr("%1 through the proxy %2")
                             .arg(textOf(row, column), QString::fromStdString(row.proxy));
        case Name:
        case Minutes:
            return textOf(row, column);
        default:
            return {};
    }
}

QVariant ProviderModel::data(const QModelIndex& index, int role) const {
    const admin::ProviderRow* row = at(index.row());
    if (row == nullptr) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    const bool hasState = column == Key || column == State;
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
        case kTextRoleRole:
            return column == Name ? static_cast<int>(TextRole::Head) : QVariant();
        case kElideRole:
            return column == Address ? static_cast<int>(Qt::ElideMiddle) : QVariant();
        case kIconRole:
            return hasState ? lookOf(*row, column).icon : QVariant();
        case kIconTokenRole:
            return hasState ? static_cast<int>(ui::tokenOf(lookOf(*row, column).tone)) : QVariant();
        case kMinutesRole:
            return column == Minutes
                       ? QByteArray(reinterpret_cast<const char*>(row->minutes.data()),
                                    static_cast<qsizetype>(row->minutes.size()))
                       : QVariant();
        default:
            return {};
    }
}

QVariant ProviderModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && (column == FirstTokenP50 || column == FirstTokenP95)) {
        return tr("Time to the first token");
    }
    if (role == Qt::ToolTipRole && column == AttemptsPerMinute) {
        return tr("Attempts a minute over the last 5 minutes");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
        case Name:
            return tr("Provider");
        case Dialects:
            return tr("Dialect");
        case Address:
            return tr("Address");
        case Key:
            return tr("Key");
        case State:
            return tr("State");
        case Models:
            return tr("Models");
        case FirstTokenP50:
            //: Header of a column: median time to the first token in milliseconds
            return tr("TTFT p50, ms");
        case FirstTokenP95:
            return tr("p95, ms");
        case Errors:
            return tr("Errors, %");
        case Requests:
            return tr("Requests, 24 h");
        case Minutes:
            return tr("Last 30 min");
        case AttemptsPerMinute:
            //: Header of a column: calls a minute that went to the provider
            return tr("Req/min");
        case ColumnCount:
            break;
    }
    return {};
}

void ProviderModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

}  // namespace weir::ui
