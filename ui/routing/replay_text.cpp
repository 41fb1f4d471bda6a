// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/replay_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

#include "engine/control/admin/replay_sum.hpp"
#include "ui/routing/replay_run.hpp"
#include "ui/spend/spend_range.hpp"
#include "ui/spend/spend_text.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

struct Replay {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Replay)
};

struct RangeWords {
    Microseconds length;
    const char* text;
};
constexpr std::array kRanges{
    RangeWords{1h, QT_TRANSLATE_NOOP("weir::ui::Replay", "1 h")},
    RangeWords{24h, QT_TRANSLATE_NOOP("weir::ui::Replay", "24 h")},
    RangeWords{24h * 7, QT_TRANSLATE_NOOP("weir::ui::Replay", "7 days")},
    RangeWords{24h * 30, QT_TRANSLATE_NOOP("weir::ui::Replay", "30 days")},
};

const RangeWords& wordsOf(ReplayRange range) {
    return kRanges[static_cast<std::size_t>(range)];
}

double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
}

double dollars(Money amount) {
    return static_cast<double>(amount.nano()) / 1e9;
}

int number(std::uint64_t count) {
    return static_cast<int>(count);
}

QString signOf(Money change) {
    return change > Money()   ? QStringLiteral("+")
           : change < Money() ? QStringLiteral("−")
                              : QString();
}

QString dayText(const QDateTime& time) {
    return QLocale().toString(time.date(), Replay::tr("d MMMM", "QLocale format of a day"));
}

QString timeText(const QDateTime& time) {
    return QLocale().toString(time.time(), Replay::tr("HH:mm", "QLocale format of a time"));
}

Stat movedStat(const admin::RouteReplay& sum) {
    Stat stat;
    stat.name = Replay::tr("New target");
    stat.figure = countText(sum.moved);
    stat.note = Replay::tr("%1 % of the calls")
                    .arg(percentText(
                        share(static_cast<double>(sum.moved), static_cast<double>(sum.calls))));
    stat.meaning = Replay::tr("Calls for which another target would be asked first");
    stat.token = sum.moved == 0 ? Token::Muted : Token::Text;
    return stat;
}

Stat costStat(const admin::RouteReplay& sum) {
    const Money change = sum.after - sum.before;
    Stat stat;
    stat.name = Replay::tr("Cost");
    stat.figure = costChangeText(change);
    stat.token = change == Money() ? Token::Muted : costChangeToken(change);
    if (sum.before > Money() && change != Money()) {
        const double part = std::abs(share(dollars(change), dollars(sum.before)));
        stat.unit = signOf(change) + percentText(part) + QStringLiteral(" %");
    }
    stat.note = Replay::tr("was %1").arg(dollarsText(sum.before));
    stat.meaning =
        Replay::tr("What the calls would cost with the tokens they took: %1 instead of %2")
            .arg(dollarsText(sum.after), dollarsText(sum.before));
    return stat;
}

Stat refusedStat(const admin::RouteReplay& sum) {
    Stat stat;
    stat.name = Replay::tr("Refused");
    stat.figure = countText(sum.refused);
    stat.note = Replay::tr("of %1 calls").arg(countText(sum.calls));
    stat.meaning = Replay::tr("Calls that had a target then and would have none");
    stat.token = sum.refused == 0 ? Token::Muted : Token::Warn;
    return stat;
}

QString quantilesText(const admin::TimeQuantiles& times) {
    //: A median, and what 95 % of the calls stay under
    return Replay::tr("%1 (p95 %2)")
        .arg(durationText(times.median->count()), durationText(times.p95->count()));
}

QString changeText(const admin::TimeChange& change) {
    return Replay::tr("%1 instead of %2")
        .arg(quantilesText(change.modelled), quantilesText(change.recorded));
}

Stat timeStat(const admin::RouteReplay& sum) {
    const auto firstToken = admin::timeChange(sum, &admin::ServedTimes::firstToken);
    const auto total = admin::timeChange(sum, &admin::ServedTimes::total);
    // Without a stream among them there is no first token.
    const bool streamed = firstToken.known();
    const admin::TimeChange& shown = streamed ? firstToken : total;
    Stat stat;
    stat.name = streamed ? Replay::tr("First token") : Replay::tr("Whole answer");
    if (!shown.known()) {
        stat.name = Replay::tr("First token");
        stat.figure = QStringLiteral("–");
        stat.note = Replay::tr("too few calls to say");
        stat.meaning = Replay::tr("Too few calls went to these targets in this time.");
        stat.token = Token::Muted;
        return stat;
    }
    stat.figure = durationText(shown.modelled.median->count());
    stat.unit = Replay::tr("modelled");
    stat.note = Replay::tr("was %1").arg(durationText(shown.recorded.median->count()));
    stat.meaning =
        Replay::tr("The median, if calls that move fare as those did that went there: %1")
            .arg(timesText(firstToken, total));
    stat.token = shown.modelled.median == shown.recorded.median ? Token::Muted : Token::Text;
    return stat;
}

Stat cacheStat(const admin::RouteReplay& sum) {
    Stat stat;
    stat.name = Replay::tr("Cache lost");
    const bool priced = sum.cacheCost != Money() || sum.cacheUnpriced == 0;
    stat.figure = sum.cacheLost == 0 ? countText(0)
                  : priced           ? costChangeText(sum.cacheCost)
                                     : QStringLiteral("–");
    stat.note = sum.cacheLost == 0 ? Replay::tr("no tokens")
                                   //: An estimate: "~41,200,000 tokens"
                                   : Replay::tr("~%1 tokens").arg(countText(sum.cacheLost));
    stat.meaning = Replay::tr(
        "Tokens that were read from a provider's prompt cache and would not be there, and what "
        "reading them anew would cost beside the rest");
    stat.token = sum.cacheLost == 0 ? Token::Muted : Token::Warn;
    return stat;
}

Stat idleStat(const admin::RouteReplay& sum, const std::vector<admin::RouteSettings>& rules) {
    QStringList names;
    for (const std::string& name : admin::idleRules(sum, rules)) {
        names << QString::fromStdString(name);
    }
    Stat stat;
    stat.name = Replay::tr("Unmatched");
    stat.figure = countText(static_cast<std::uint64_t>(names.size()));
    stat.unit =
        names.isEmpty() ? QString() : Replay::tr("rules", nullptr, static_cast<int>(names.size()));
    stat.note = names.isEmpty() ? Replay::tr("every rule that is on took a call")
                                : names.join(QStringLiteral(", "));
    stat.meaning =
        names.isEmpty() ? Replay::tr("Rules that are on and took none of the calls") : stat.note;
    stat.token = names.isEmpty() ? Token::Muted : Token::Text;
    return stat;
}

}  // namespace

Microseconds lengthOf(ReplayRange range) {
    return wordsOf(range).length;
}

QString rangeText(ReplayRange range) {
    return Replay::tr(wordsOf(range).text);
}

QString spanText(Timestamp since, Timestamp until) {
    const QDateTime from = localTime(since);
    const QDateTime to = localTime(until);
    if (until - since > 24h) {
        return daysText({from.date(), to.date()});
    }
    return from.date() == to.date()
               ? Replay::tr("%1, %2 to %3").arg(dayText(from), timeText(from), timeText(to))
               : Replay::tr("%1, %2 to %3, %4")
                     .arg(dayText(from), timeText(from), dayText(to), timeText(to));
}

QString factText(const ReplayRun& run) {
    using State = ReplayRun::State;
    if (run.state() == State::None) {
        return {};
    }
    const ReplayQuestion& question = run.question();
    const QString span = spanText(question.since, question.until);
    if (!run.hasBegun()) {
        return run.state() == State::Running   ? Replay::tr("Loading %1…").arg(span)
               : run.state() == State::Stopped ? Replay::tr("stopped before the first call")
                                               : QString();
    }
    const int calls = number(run.sum().calls);
    if (run.state() == State::Finished) {
        return Replay::tr("%Ln calls of %1, finished", nullptr, calls).arg(span);
    }
    const QDateTime back = localTime(run.sum().searchedTo);
    const QString moment = QStringLiteral("%1, %2").arg(dayText(back), timeText(back));
    return run.state() == State::Running
               ? Replay::tr("%Ln calls so far, back to %1", nullptr, calls).arg(moment)
               : Replay::tr("%Ln calls back to %1, then stopped", nullptr, calls).arg(moment);
}

std::array<Stat, kReplayStats> replayStats(const admin::RouteReplay& sum,
                                           const std::vector<admin::RouteSettings>& rules) {
    return {movedStat(sum), costStat(sum),    cacheStat(sum),
            timeStat(sum),  refusedStat(sum), idleStat(sum, rules)};
}

QString timesText(const admin::TimeChange& firstToken, const admin::TimeChange& total) {
    QStringList parts;
    if (firstToken.known()) {
        parts << Replay::tr("first token %1").arg(changeText(firstToken));
    }
    if (total.known()) {
        parts << Replay::tr("whole answer %1").arg(changeText(total));
    }
    return parts.join(QStringLiteral("; "));
}

QString refusedText(const admin::RouteMove& move, std::size_t most) {
    const admin::RefusedCallers callers = admin::refusedCallers(move, most);
    if (callers.first.empty()) {
        return {};
    }
    QStringList parts;
    for (const admin::MovedCaller& each : callers.first) {
        const QString name = !each.team.empty() ? QString::fromStdString(each.team)
                             : !each.key.empty()
                                 ? Replay::tr("key %1").arg(QString::fromStdString(each.key))
                                 : Replay::tr("no key");
        parts << QStringLiteral("%1 %2").arg(name, countText(each.calls));
    }
    if (callers.others > 0) {
        //: The calls of all other teams and keys, after some with the calls of each
        parts << Replay::tr("others %1").arg(countText(callers.others));
    }
    return Replay::tr("Refused: %1").arg(parts.join(QStringLiteral(", ")));
}

QStringList replayNotes(const admin::RouteReplay& sum, int wrong) {
    QStringList notes;
    if (wrong > 0) {
        notes << Replay::tr("%Ln rules with an error are left out.", nullptr, wrong);
    }
    if (sum.unpriced > 0) {
        notes << Replay::tr("%Ln calls without a price are not in the cost.", nullptr,
                            number(sum.unpriced));
    }
    if (sum.unknown > 0) {
        notes << Replay::tr("%Ln calls are left out: what these rules ask for was not recorded.",
                            nullptr, number(sum.unknown));
    }
    if (sum.modelled > 0) {
        notes << Replay::tr("Of %Ln calls a figure had to be assumed.", nullptr,
                            number(sum.modelled));
    }
    if (sum.cacheUnpriced > 0) {
        notes << Replay::tr("Of %Ln calls nobody knows what their lost prompt cache would cost.",
                            nullptr, number(sum.cacheUnpriced));
    }
    const auto times = admin::timeChange(sum, &admin::ServedTimes::total);
    if (times.known() && times.unknown > 0) {
        notes << Replay::tr("%Ln calls go where too few went to model how long they would take.",
                            nullptr, number(times.unknown));
    }
    return notes;
}

QString costChangeText(Money change) {
    return signOf(change) + dollarsText(change < Money() ? -change : change);
}

QString costChangeCell(Money change, bool many) {
    const Money size = change < Money() ? -change : change;
    if (size == Money()) {
        return many ? QLocale().toString(0.0, 'f', 2) : dollarsCellText(size);
    }
    const double value = dollars(size);
    return signOf(change) + (!many           ? dollarsCellText(size)
                             : value < 0.005 ? u'<' + QLocale().toString(0.01, 'f', 2)
                                             : QLocale().toString(value, 'f', 2));
}

Token costChangeToken(Money change) {
    return change < Money() ? Token::Ok : change > Money() ? Token::Warn : Token::Text;
}

}  // namespace weir::ui
