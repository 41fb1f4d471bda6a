// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_stats.hpp"

#include <QCoreApplication>

#include "ui/spend/spend_text.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

struct StatWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Spend)
};

double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// What it is compared with says which time is meant; without it, the range does.
QString noteOf(const SpendAnswer& answer, SpendMeasure measure) {
    const double before = valueOf(answer.before.sum, measure);
    return before > 0
               ? comparedText(valueOf(answer.report.sum, measure), before, beforeText(answer))
               : rangeText(answer);
}

QString meaningOf(const SpendAnswer& answer) {
    return answer.choice.simulated
               ? StatWords::tr("%1, with simulated calls").arg(daysText(answer.days))
               : StatWords::tr("%1, without simulated calls").arg(daysText(answer.days));
}

Stat shareStat(const QString& name, std::uint64_t part, const SpendAnswer& answer) {
    Stat stat;
    stat.name = name;
    stat.figure = percentText(share(part, answer.report.sum.requests));
    stat.unit = QStringLiteral("%");
    stat.note =
        StatWords::tr("%Ln requests, %1", nullptr, static_cast<int>(part)).arg(rangeText(answer));
    return stat;
}

}  // namespace

std::array<Stat, kSpendStats> spendStatsOf(const SpendAnswer& answer) {
    const admin::SpendFigures& sum = answer.report.sum;
    Stat spent;
    spent.name = StatWords::tr("Spent");
    spent.figure = valueText(sum, SpendMeasure::Spend);
    spent.note = noteOf(answer, SpendMeasure::Spend);
    spent.meaning = meaningOf(answer);

    Stat requests;
    requests.name = StatWords::tr("Requests");
    requests.figure = countText(sum.requests);
    requests.note = noteOf(answer, SpendMeasure::Requests);
    requests.meaning = meaningOf(answer);

    Stat tokens;
    tokens.name = StatWords::tr("Tokens in");
    tokens.figure = shortCount(sum.tokensIn);
    tokens.unit = StatWords::tr("and %1 out").arg(shortCount(sum.tokensOut));
    tokens.note = StatWords::tr("%1 % cached, %2")
                      .arg(percentText(share(sum.tokensCached, sum.tokensIn)), rangeText(answer));
    tokens.meaning =
        StatWords::tr("%1 tokens in, of them %2 out of a provider's cache; %3 out")
            .arg(countText(sum.tokensIn), countText(sum.tokensCached), countText(sum.tokensOut));

    Stat unpriced = shareStat(StatWords::tr("Unpriced"), sum.unpriced, answer);
    unpriced.meaning = StatWords::tr(
        "Share of the requests that no price is known for; they are in no "
        "sum of money");
    Stat estimated = shareStat(StatWords::tr("Estimated"), sum.estimated, answer);
    estimated.meaning =
        StatWords::tr("Share of the requests whose tokens the provider did not report");
    return {spent, requests, tokens, unpriced, estimated};
}

}  // namespace weir::ui
