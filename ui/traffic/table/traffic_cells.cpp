// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/traffic_cells.hpp"

#include <QCoreApplication>
#include <array>
#include <compare>
#include <cstdint>

#include "ui/traffic/path.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

using Column = TrafficModel::Column;
using Row = admin::ExchangeRow;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::TrafficModel)
};

constexpr std::array kIds{
    "state",       "time",     "key",    "served_by",   "path",  "tokens_in",
    "tokens_out",  "duration", "cost",   "team",        "user",  "session",
    "model_asked", "endpoint", "status", "first_token", "added", "error",
};
static_assert(kIds.size() == TrafficModel::ColumnCount);

// Of a number; what is not known is less than nothing.
std::int64_t numberOf(const Row& row, Column column) {
    const bool counted = row.usage.source != Source::Unknown;
    switch (column) {
        case TrafficModel::State:
            return static_cast<std::int64_t>(row.state) * 1'000 +
                   static_cast<std::int64_t>(row.marks);
        case TrafficModel::Path:
            return static_cast<std::int64_t>(row.path.size());
        case TrafficModel::TokensIn:
            return counted ? static_cast<std::int64_t>(row.usage.tokensIn()) : -1;
        case TrafficModel::TokensOut:
            return counted ? static_cast<std::int64_t>(row.usage.tokensOut()) : -1;
        case TrafficModel::Duration:
            return row.durationUs;
        case TrafficModel::Cost:
            return row.pricing == Pricing::Unpriced && row.cost == Money() ? -1 : row.cost.nano();
        case TrafficModel::Status:
            return row.status;
        case TrafficModel::FirstToken:
            return row.firstTokenUs;
        case TrafficModel::Added:
            return row.addedUs;
        default:
            return 0;
    }
}

const std::string* textOf(const Row& row, Column column) {
    switch (column) {
        case TrafficModel::Key:
            return &row.key;
        case TrafficModel::ServedBy:
            return &row.target;
        case TrafficModel::Team:
            return &row.team;
        case TrafficModel::User:
            return &row.user;
        case TrafficModel::Session:
            return &row.session;
        case TrafficModel::ModelAsked:
            return &row.modelAsked;
        case TrafficModel::Endpoint:
            return &row.endpoint;
        case TrafficModel::Error:
            return &row.error;
        default:
            return nullptr;
    }
}

}  // namespace

QString columnId(Column column) {
    return QString::fromLatin1(kIds[static_cast<std::size_t>(column)]);
}

bool isNumberColumn(Column column) {
    switch (column) {
        case TrafficModel::TokensIn:
        case TrafficModel::TokensOut:
        case TrafficModel::Duration:
        case TrafficModel::Cost:
        case TrafficModel::Status:
        case TrafficModel::FirstToken:
        case TrafficModel::Added:
            return true;
        default:
            return false;
    }
}

QString columnTitle(Column column) {
    switch (column) {
        case TrafficModel::State:
            return Words::tr("State");
        case TrafficModel::Time:
            return Words::tr("Time");
        case TrafficModel::Key:
            return Words::tr("Key");
        case TrafficModel::ServedBy:
            //: Header of a column: the provider and model that answered
            return Words::tr("Served by");
        case TrafficModel::Path:
            //: Header of a column: one sign for each attempt
            return Words::tr("Path");
        case TrafficModel::TokensIn:
            return Words::tr("Tok in");
        case TrafficModel::TokensOut:
            return Words::tr("Tok out");
        case TrafficModel::Duration:
            return Words::tr("Time, s");
        case TrafficModel::Cost:
            return Words::tr("Cost, $");
        case TrafficModel::Team:
            return Words::tr("Team");
        case TrafficModel::User:
            return Words::tr("User");
        case TrafficModel::Session:
            //: Header of a column: which run of an agent or a tool the call belongs to
            return Words::tr("Session");
        case TrafficModel::ModelAsked:
            //: Header of a column: the model that the client named
            return Words::tr("Asked for");
        case TrafficModel::Endpoint:
            return Words::tr("Endpoint");
        case TrafficModel::Status:
            return Words::tr("Status");
        case TrafficModel::FirstToken:
            return Words::tr("First token, ms");
        case TrafficModel::Added:
            //: Header of a column: the latency that Weir added
            return Words::tr("Added, ms");
        case TrafficModel::Error:
            return Words::tr("Error");
        case TrafficModel::ColumnCount:
            break;
    }
    return {};
}

QString cellText(const Row& row, Column column) {
    switch (column) {
        case TrafficModel::State:
            return stateOf(row).word;
        case TrafficModel::Time:
            return timeCell(row);
        case TrafficModel::ServedBy:
            return servedByCell(row);
        case TrafficModel::Path:
            return pathWords(pathOf(row));
        case TrafficModel::TokensIn:
            return tokensInCell(row);
        case TrafficModel::TokensOut:
            return tokensOutCell(row);
        case TrafficModel::Duration:
            return durationCell(row);
        case TrafficModel::Cost:
            return costCell(row);
        case TrafficModel::Status:
            return row.status == 0 ? QString() : QString::number(row.status);
        case TrafficModel::FirstToken:
            return row.firstTokenUs < 0 ? QString() : millisecondsText(row.firstTokenUs);
        case TrafficModel::Added:
            return row.addedUs < 0 ? QString() : millisecondsText(row.addedUs);
        default:
            return textOf(row, column) == nullptr ? QString() : text(*textOf(row, column));
    }
}

QString cellToolTip(const Row& row, Column column) {
    switch (column) {
        case TrafficModel::State:
            return text(row.error);
        case TrafficModel::Time:
            return localTime(row.startedAt).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz t"));
        case TrafficModel::Key:
            return row.team.empty() ? text(row.key)
                                    : Words::tr("%1, team %2").arg(text(row.key), text(row.team));
        case TrafficModel::ServedBy:
            return Words::tr("%1, asked for %2").arg(servedByCell(row), text(row.modelAsked));
        case TrafficModel::Path:
            return pathWords(pathOf(row));
        case TrafficModel::TokensIn:
        case TrafficModel::TokensOut:
            return tokensSentence(row.usage);
        case TrafficModel::Cost:
            return costSentence(row);
        default:
            return textOf(row, column) == nullptr ? QString() : text(*textOf(row, column));
    }
}

// Calls of every day are quiet, so that the others stand out.
Token cellToken(const Row& row, Column column) {
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

bool cellLess(const Row& left, const Row& right, Column column) {
    const std::string* words = textOf(left, column);
    const std::strong_ordering order = words != nullptr
                                           ? *words <=> *textOf(right, column)
                                           : numberOf(left, column) <=> numberOf(right, column);
    return order == 0 ? left.id < right.id : order < 0;
}

}  // namespace weir::ui
