// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/stats.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "ui/charts/flow_series.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

using admin::FlowPoint;
using admin::Overview;
using admin::OverviewRange;

struct Stats {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Stats)
};

template <class Value>
std::vector<double> valuesOf(const Overview& overview, Value&& value) {
    std::vector<double> values;
    values.reserve(overview.points.size());
    for (const FlowPoint& point : overview.points) {
        values.push_back(static_cast<double>(value(point)));
    }
    // The step that is not over yet would be a fall at the end of every line.
    if (values.size() > 2) {
        values.pop_back();
    }
    return values;
}

QString dash() {
    return QStringLiteral("–");
}

QString decimals(double value, int count) {
    return QLocale().toString(value, 'f', count);
}

double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

QString comparedText(const Overview& overview) {
    const double before = static_cast<double>(overview.requestsBefore);
    const double change = (static_cast<double>(overview.requests) - before) / before;
    const QString percent = percentText(std::abs(change));
    if (percent == percentText(0)) {
        return Stats::tr("as many as yesterday");
    }
    return change > 0 ? Stats::tr("%1 % above yesterday").arg(percent)
                      : Stats::tr("%1 % below yesterday").arg(percent);
}

Stat requestsStat(const Overview& overview) {
    Stat stat;
    stat.name = Stats::tr("Requests");
    stat.figure = countText(overview.requests);
    if (overview.requestsBefore > 0) {
        stat.note = comparedText(overview);
    } else if (overview.simulated > 0) {
        stat.note = Stats::tr("%1 of them simulated").arg(countText(overview.simulated));
    } else {
        stat.note = rangeText(overview.range);
    }
    stat.meaning = Stats::tr("With simulated calls; yesterday counts until this time of the day");
    stat.values = valuesOf(overview, totalOf);
    return stat;
}

Stat spendStat(const Overview& overview, const admin::GatewayStatus& status) {
    Stat stat;
    stat.name = Stats::tr("Spend");
    const bool today = overview.range == OverviewRange::Today;
    stat.figure = dollarsText(today ? status.spentToday : overview.spent);
    const std::uint64_t unpriced = today ? status.unpricedToday : overview.unpriced;
    QStringList notes;
    if (unpriced > 0) {
        notes << Stats::tr("%Ln calls unpriced", nullptr, static_cast<int>(unpriced));
    }
    if (overview.estimated > 0) {
        const std::uint64_t real = overview.requests - overview.simulated;
        notes << Stats::tr("%1 % estimated").arg(percentText(share(overview.estimated, real)));
    }
    if (notes.isEmpty()) {
        notes << (overview.simulated > 0 ? Stats::tr("without simulated calls")
                                         : rangeText(overview.range));
    }
    stat.note = notes.join(QStringLiteral(" · "));
    stat.meaning =
        Stats::tr("Without simulated calls; estimated are those whose provider reported no usage");
    stat.values = valuesOf(overview, [](const FlowPoint& point) { return point.spent.nano(); });
    return stat;
}

Stat errorsStat(const Overview& overview) {
    std::uint64_t failed = 0;
    std::uint64_t healed = 0;
    for (const FlowPoint& point : overview.points) {
        failed += point.failed;
        healed += point.fellBack;
    }
    Stat stat;
    stat.name = Stats::tr("Errors");
    stat.figure =
        overview.requests == 0 ? dash() : decimals(100 * share(failed, overview.requests), 2);
    stat.unit = overview.requests == 0 ? QString() : QStringLiteral("%");
    stat.note = Stats::tr("%1 failed, %2 healed").arg(countText(failed), countText(healed));
    stat.meaning =
        Stats::tr("Share of the requests that failed; healed are those that another target served");
    stat.values = valuesOf(overview, [](const FlowPoint& point) { return point.failed; });
    stat.line = failed > 0 ? Token::Error : Token::Accent;
    return stat;
}

Stat addedStat(const Overview& overview) {
    constexpr double kMicrosAMilli = 1000;
    Stat stat;
    stat.name = Stats::tr("Added latency");
    stat.meaning =
        Stats::tr("Weir's own part of a call, without the provider, over the last 5 minutes");
    if (overview.addedP50Us < 0) {
        stat.figure = dash();
        stat.note = Stats::tr("nothing measured in 5 minutes");
    } else {
        stat.figure = decimals(static_cast<double>(overview.addedP50Us) / kMicrosAMilli, 2);
        stat.unit = Stats::tr("ms p50");
        stat.note = Stats::tr("%1 ms p99")
                        .arg(decimals(static_cast<double>(overview.addedP99Us) / kMicrosAMilli, 2));
    }
    // Where nothing was measured the line goes on as it was.
    std::int64_t last = 0;
    stat.values = valuesOf(overview, [&last](const FlowPoint& point) {
        last = point.addedUs < 0 ? last : point.addedUs;
        return last;
    });
    return stat;
}

Stat streamsStat(const Overview& overview, const admin::GatewayStatus& status) {
    Stat stat;
    stat.name = Stats::tr("Active streams");
    stat.figure = countText(status.openStreams);
    if (overview.peakStreams == 0) {
        stat.note = Stats::tr("no stream in this range");
    } else {
        const auto format = overview.range == OverviewRange::Week ? QStringLiteral("ddd HH:mm")
                                                                  : QStringLiteral("HH:mm");
        stat.note = Stats::tr("peak %1 at %2")
                        .arg(countText(overview.peakStreams),
                             QLocale().toString(localTime(overview.peakAt), format));
    }
    stat.meaning = Stats::tr("Streams that are open now; the peak is since Weir started");
    stat.values = valuesOf(overview, [](const FlowPoint& point) { return point.openStreams; });
    return stat;
}

}  // namespace

QString rangeText(OverviewRange range) {
    switch (range) {
        case OverviewRange::QuarterHour:
            return Stats::tr("last 15 min");
        case OverviewRange::Hour:
            return Stats::tr("last hour");
        case OverviewRange::Today:
            return Stats::tr("today");
        case OverviewRange::Week:
            break;
    }
    return Stats::tr("last 7 days");
}

std::array<Stat, kStatCount> statsOf(const Overview& overview, const admin::GatewayStatus& status) {
    return {requestsStat(overview), spendStat(overview, status), errorsStat(overview),
            addedStat(overview), streamsStat(overview, status)};
}

}  // namespace weir::ui
