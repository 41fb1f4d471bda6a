// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_stats.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <chrono>
#include <cmath>

#include "ui/spend/spend_budget.hpp"
#include "ui/spend/spend_forecast.hpp"
#include "ui/spend/spend_text.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

constexpr double kNano = 1e9;
constexpr Microseconds kHour = std::chrono::hours{1};
constexpr Microseconds kDay = std::chrono::hours{24};

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

// The budget of these days says more than the days, which the header says.
QString forecastNote(const SpendAnswer& answer, double whole) {
    if (!answer.budget || !isPeriodOf(*answer.budget, answer)) {
        return StatWords::tr("for %1").arg(daysText(answer.days));
    }
    const Money limit = answer.budget->limit();
    const double used = limit > Money() ? whole / (static_cast<double>(limit.nano()) / kNano) : 0;
    return StatWords::tr("%1 % of the budget, %2").arg(percentText(used), dollarsText(limit));
}

// Where days are still to come, what they will all have come to; else what one came to.
Stat paceStat(const SpendAnswer& answer) {
    Stat stat;
    const auto forecast = forecastOf(answer, SpendMeasure::Spend);
    if (forecast && reachesAhead(answer)) {
        stat.name = StatWords::tr("Forecast");
        stat.figure = dollarsText(Money::fromNano(std::llround(forecast->whole * kNano)));
        stat.note = forecastNote(answer, forecast->whole);
        stat.meaning =
            StatWords::tr("What these days come to if the rest of them costs as much as so far");
        return stat;
    }
    const bool hours = answer.steps.step == SpendStep::Hour;
    const Timestamp begin = answer.steps.bounds.front();
    const auto passed = std::min(answer.now, answer.steps.bounds.back()) - begin;
    const double units =
        static_cast<double>(passed.count()) / static_cast<double>((hours ? kHour : kDay).count());
    const double spent = valueOf(answer.report.sum, SpendMeasure::Spend);
    stat.name = hours ? StatWords::tr("An hour") : StatWords::tr("A day");
    stat.figure = units < 1 ? QStringLiteral("–")
                            : sourceSign(answer.report.sum) +
                                  dollarsText(Money::fromNano(std::llround(spent / units * kNano)));
    stat.note = StatWords::tr("mean, %1").arg(rangeText(answer));
    stat.meaning = hours ? StatWords::tr("What was spent, by the hours that are over")
                         : StatWords::tr("What was spent, by the days that are over");
    return stat;
}

Stat savedStat(const SpendAnswer& answer) {
    const admin::SpendFigures& sum = answer.report.sum;
    Stat stat;
    stat.name = StatWords::tr("Saved by caches");
    stat.figure = valueText(sum, SpendMeasure::Saved);
    stat.note = StatWords::tr("%1 % of input cached")
                    .arg(percentText(share(sum.tokensCached, sum.tokensIn)));
    stat.meaning = savedNote();
    return stat;
}

// How far the sums can be trusted.
Stat exactnessStat(const SpendAnswer& answer) {
    const admin::SpendFigures& sum = answer.report.sum;
    Stat stat;
    stat.name = StatWords::tr("Not exact");
    stat.figure = percentText(share(sum.estimated, sum.requests));
    stat.unit = StatWords::tr("% estimated");
    stat.note = sum.unpriced == 0 ? StatWords::tr("every request has a price")
                                  : StatWords::tr("%Ln requests unpriced", nullptr,
                                                  static_cast<int>(sum.unpriced));
    stat.meaning = StatWords::tr(
        "Of estimated requests the provider did not report the tokens; unpriced ones are in no sum "
        "of money");
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
    requests.meaning =
        meaningOf(answer) + u'\n' +
        StatWords::tr("%1 tokens in, of them %2 out of a provider's cache; %3 out")
            .arg(countText(sum.tokensIn), countText(sum.tokensCached), countText(sum.tokensOut));
    return {spent, paceStat(answer), savedStat(answer), requests, exactnessStat(answer)};
}

}  // namespace weir::ui
