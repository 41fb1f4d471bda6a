// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <array>
#include <cmath>

#include "engine/base/tag_set.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

using admin::SpendBy;

constexpr const char* kContext = "weir::ui::Spend";

struct SpendWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Spend)
};

struct DimensionWords {
    const char* name;
    const char* by;
    const char* all;
    const char* none;
    QLatin1String field;  // of a filter
};

constexpr std::array kDimensions{
    DimensionWords{QT_TRANSLATE_NOOP("weir::ui::Spend", "Team"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "by team"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "All teams"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "No team"), QLatin1String("team")},
    DimensionWords{QT_TRANSLATE_NOOP("weir::ui::Spend", "User"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "by user"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "All users"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "No user"), QLatin1String("user")},
    DimensionWords{QT_TRANSLATE_NOOP("weir::ui::Spend", "Key"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "by key"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "All keys"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "No key"), QLatin1String("key")},
    DimensionWords{QT_TRANSLATE_NOOP("weir::ui::Spend", "Model"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "by model"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "All models"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "No model"), QLatin1String("model")},
    DimensionWords{QT_TRANSLATE_NOOP("weir::ui::Spend", "Provider"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "by provider"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "All providers"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "No provider"), QLatin1String("provider")},
    DimensionWords{QT_TRANSLATE_NOOP("weir::ui::Spend", "Tags"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "by tags"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "All tags"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "No tags"), QLatin1String("tags")},
    DimensionWords{QT_TRANSLATE_NOOP("weir::ui::Spend", "Cost centre"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "by cost centre"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "All cost centres"),
                   QT_TRANSLATE_NOOP("weir::ui::Spend", "No cost centre"),
                   QLatin1String("cost_centre")},
};

const DimensionWords& wordsOf(SpendBy by) {
    return kDimensions[static_cast<std::size_t>(by)];
}

QString translated(const char* text) {
    return QCoreApplication::translate(kContext, text);
}

QString dayText(const QDate& day) {
    return QLocale().toString(day, SpendWords::tr("d MMMM yyyy", "QLocale format of a day"));
}

QString monthText(const QDate& day) {
    const QLocale locale;
    return QStringLiteral("%1 %2").arg(locale.standaloneMonthName(day.month()),
                                       QString::number(day.year()));
}

bool isOneYear(const DayRange& days) {
    return days.from.year() == days.to.year();
}

bool isOneMonth(const DayRange& days) {
    return isOneYear(days) && days.from.month() == days.to.month();
}

// The days of a step, which may be shorter than a week or a month at the ends.
DayRange daysOfStep(const SpendAnswer& answer, std::size_t step, const QTimeZone& zone) {
    return {timeIn(zone, answer.steps.bounds[step]).date(),
            timeIn(zone, answer.steps.bounds[step + 1] - Microseconds(1)).date()};
}

}  // namespace

QString dimensionText(SpendBy by) {
    return translated(wordsOf(by).name);
}

QString byText(SpendBy by) {
    return translated(wordsOf(by).by);
}

QString allText(SpendBy by) {
    return translated(wordsOf(by).all);
}

QString tagsNote() {
    return SpendWords::tr("A call counts once, with all its tags together");
}

QString savedNote() {
    return SpendWords::tr(
        "What the tokens would have cost more without the providers' prompt caches, less what "
        "writing to them cost. Calls that an older Weir booked are not in it");
}

QString nameText(SpendBy by, const std::string& name) {
    if (name == kNotRecorded && (by == SpendBy::Tags || by == SpendBy::CostCentre)) {
        return SpendWords::tr("Not recorded");
    }
    return name.empty() ? translated(wordsOf(by).none) : QString::fromStdString(name);
}

QString measureText(SpendMeasure measure) {
    switch (measure) {
        case SpendMeasure::Spend:
            return SpendWords::tr("Spend");
        case SpendMeasure::Tokens:
            return SpendWords::tr("Tokens");
        case SpendMeasure::Saved:
            //: By the providers' prompt caches
            return SpendWords::tr("Saved");
        case SpendMeasure::Requests:
            break;
    }
    return SpendWords::tr("Requests");
}

bool isMoney(SpendMeasure measure) {
    return measure == SpendMeasure::Spend || measure == SpendMeasure::Saved;
}

QString titleText(SpendMeasure measure, SpendBy by) {
    return QStringLiteral("%1 %2").arg(measureText(measure), byText(by));
}

QString periodText(SpendPeriod period) {
    switch (period) {
        case SpendPeriod::Today:
            return SpendWords::tr("Today");
        case SpendPeriod::SevenDays:
            return SpendWords::tr("7 days");
        case SpendPeriod::ThirtyDays:
            return SpendWords::tr("30 days");
        case SpendPeriod::ThisMonth:
            return SpendWords::tr("This month");
        case SpendPeriod::LastMonth:
            return SpendWords::tr("Last month");
        case SpendPeriod::Custom:
            break;
    }
    return SpendWords::tr("From – to");
}

QString daysText(const DayRange& days) {
    if (days.from == days.to) {
        return dayText(days.to);
    }
    if (isWholeMonth(days)) {
        return monthText(days.from);
    }
    const QString format =
        isOneMonth(days)  ? SpendWords::tr("d", "QLocale format of a day in a month")
        : isOneYear(days) ? SpendWords::tr("d MMMM", "QLocale format of a day in a year")
                          : QString();
    const QString from =
        format.isEmpty() ? dayText(days.from) : QLocale().toString(days.from, format);
    return QStringLiteral("%1 – %2").arg(from, dayText(days.to));
}

namespace {

// Beside other days: "1 – 17 Oct", with a year only where that differs.
QString nearDaysText(const DayRange& days, const DayRange& others) {
    if (isWholeMonth(days) || !isOneYear(days) || days.from.year() != others.from.year()) {
        return daysText(days);
    }
    const QLocale locale;
    const QString dayAndMonth = SpendWords::tr("d MMM", "QLocale format of a day on an axis");
    const QString to = locale.toString(days.to, dayAndMonth);
    if (days.from == days.to) {
        return to;
    }
    const QString format =
        isOneMonth(days) ? SpendWords::tr("d", "QLocale format of a day in a month") : dayAndMonth;
    return QStringLiteral("%1 – %2").arg(locale.toString(days.from, format), to);
}

}  // namespace

QString rangeText(const SpendAnswer& answer) {
    switch (answer.choice.period) {
        case SpendPeriod::Today:
            return SpendWords::tr("today");
        case SpendPeriod::SevenDays:
            return SpendWords::tr("last 7 days");
        case SpendPeriod::ThirtyDays:
            return SpendWords::tr("last 30 days");
        default:
            return daysText(answer.days);
    }
}

QString beforeText(const SpendAnswer& answer) {
    return answer.choice.period == SpendPeriod::Today
               ? SpendWords::tr("yesterday by this time")
               : nearDaysText(answer.rangeBefore.days, answer.days);
}

QString unitText(SpendMeasure measure, SpendStep step, double unit) {
    const QString what = isMoney(measure)                    ? QStringLiteral("$")
                         : measure == SpendMeasure::Requests ? SpendWords::tr("requests")
                         : unit > 1e3                        ? SpendWords::tr("million tokens")
                         : unit > 1                          ? SpendWords::tr("thousand tokens")
                                                             : SpendWords::tr("tokens");
    const QString often = step == SpendStep::Hour   ? SpendWords::tr("an hour")
                          : step == SpendStep::Day  ? SpendWords::tr("a day")
                          : step == SpendStep::Week ? SpendWords::tr("a week")
                                                    : SpendWords::tr("a month");
    return QStringLiteral("%1 %2").arg(what, often);
}

QString stepWord(SpendStep step) {
    switch (step) {
        case SpendStep::Hour:
            return SpendWords::tr("Hour");
        case SpendStep::Day:
            return SpendWords::tr("Day");
        case SpendStep::Week:
            return SpendWords::tr("Week");
        case SpendStep::Month:
            break;
    }
    return SpendWords::tr("Month");
}

QString stepText(const SpendAnswer& answer, std::size_t step, const QTimeZone& zone) {
    const QLocale locale;
    const QDateTime from = timeIn(zone, answer.steps.bounds[step]);
    QString text;
    switch (answer.steps.step) {
        case SpendStep::Hour: {
            const QString time = QStringLiteral("HH:mm");
            text = QStringLiteral("%1 – %2").arg(
                locale.toString(from, time),
                locale.toString(timeIn(zone, answer.steps.bounds[step + 1]), time));
            break;
        }
        case SpendStep::Day:
            text = locale.toString(
                from.date(), SpendWords::tr("dddd d MMMM", "QLocale format of a day of the week"));
            break;
        case SpendStep::Week:
        case SpendStep::Month:
            text = daysText(daysOfStep(answer, step, zone));
            break;
    }
    const bool open =
        answer.now >= answer.steps.bounds[step] && answer.now < answer.steps.bounds[step + 1];
    return open ? SpendWords::tr("%1, so far").arg(text) : text;
}

QString stepLabel(const SpendAnswer& answer, std::size_t step, const QTimeZone& zone) {
    const QDateTime from = timeIn(zone, answer.steps.bounds[step]);
    const QString dayAndMonth = SpendWords::tr("d MMM", "QLocale format of a day on an axis");
    QString format;
    switch (answer.steps.step) {
        case SpendStep::Hour:
            format = QStringLiteral("HH:mm");
            break;
        case SpendStep::Day:
            format = answer.days.days() <= 7
                         ? SpendWords::tr("ddd d", "QLocale format of a day on an axis")
                     : isOneMonth(answer.days) ? QStringLiteral("d")
                                               : dayAndMonth;
            break;
        case SpendStep::Week:
            format = dayAndMonth;
            break;
        case SpendStep::Month:
            format = QStringLiteral("MMM yy");
            break;
    }
    return QLocale().toString(from, format);
}

double valueOf(const admin::SpendFigures& figures, SpendMeasure measure) {
    switch (measure) {
        case SpendMeasure::Spend:
            return static_cast<double>(figures.spent.nano()) / 1e9;
        case SpendMeasure::Tokens:
            return static_cast<double>(figures.tokensIn + figures.tokensOut);
        case SpendMeasure::Saved:
            return static_cast<double>(figures.saved.nano()) / 1e9;
        case SpendMeasure::Requests:
            break;
    }
    return static_cast<double>(figures.requests);
}

bool isUnpriced(const admin::SpendFigures& figures) {
    return figures.requests > 0 && figures.unpriced == figures.requests && figures.spent == Money();
}

QString sourceSign(const admin::SpendFigures& figures) {
    return figures.unpriced > 0    ? QStringLiteral("≥")
           : figures.estimated > 0 ? QStringLiteral("~")
                                   : QString();
}

namespace {

// What has no price may have saved or lost: nothing is said of "at least".
QString savedSign(const admin::SpendFigures& figures) {
    return figures.estimated + figures.unpriced > 0 ? QStringLiteral("~") : QString();
}

}  // namespace

QString valueText(const admin::SpendFigures& figures, SpendMeasure measure) {
    switch (measure) {
        case SpendMeasure::Spend:
            return isUnpriced(figures) ? SpendWords::tr("unpriced")
                                       : sourceSign(figures) + dollarsText(figures.spent);
        case SpendMeasure::Tokens:
            return countText(figures.tokensIn + figures.tokensOut);
        case SpendMeasure::Saved:
            return isUnpriced(figures) ? SpendWords::tr("unpriced")
                                       : savedSign(figures) + dollarsText(figures.saved);
        case SpendMeasure::Requests:
            break;
    }
    return countText(figures.requests);
}

QString expectedText(double value, SpendMeasure measure) {
    const double most = 9e9;  // dollars that can be counted
    return SpendWords::tr("about %1")
        .arg(isMoney(measure) ? dollarsText(Money::fromNano(
                                    static_cast<std::int64_t>(std::min(value, most) * 1e9)))
                              : countText(static_cast<std::uint64_t>(std::llround(value))));
}

QString spentCellText(const admin::SpendFigures& figures, bool many) {
    if (isUnpriced(figures)) {
        return SpendWords::tr("unpriced");
    }
    const QString text = dollarsCellText(figures.spent, many);
    return text.contains(u'<') ? text : sourceSign(figures) + text;
}

QString savedCellText(const admin::SpendFigures& figures, bool many) {
    if (figures.saved == Money()) {
        return QStringLiteral("–");
    }
    return savedSign(figures) + dollarsCellText(figures.saved, many);
}

QString millionsCellText(std::uint64_t count) {
    const double millions = static_cast<double>(count) / 1e6;
    return count == 0        ? QStringLiteral("–")
           : millions < 0.05 ? u'<' + QLocale().toString(0.1, 'f', 1)
                             : QLocale().toString(millions, 'f', 1);
}

QString shortCount(std::uint64_t count) {
    constexpr std::uint64_t kThousand = 1'000;
    constexpr std::uint64_t kMillion = 1'000'000;
    if (count < 10 * kThousand) {
        return countText(count);
    }
    const auto value = static_cast<double>(count);
    return count < kMillion
               ? SpendWords::tr("%1 k", "thousands").arg(QLocale().toString(value / 1e3, 'f', 1))
               : SpendWords::tr("%1 M", "millions").arg(QLocale().toString(value / 1e6, 'f', 1));
}

QString changeText(double now, double before) {
    if (before <= 0) {
        return {};
    }
    const double change = (now - before) / before;
    const QString percent = percentText(std::abs(change));
    return percent == percentText(0) ? percent : (change > 0 ? u'+' : u'−') + percent;
}

QString comparedText(double now, double before, const QString& beforeWords) {
    const double change = (now - before) / before;
    const QString percent = percentText(std::abs(change));
    if (percent == percentText(0)) {
        return SpendWords::tr("no change against %1").arg(beforeWords);
    }
    return change > 0 ? SpendWords::tr("%1 % above %2").arg(percent, beforeWords)
                      : SpendWords::tr("%1 % below %2").arg(percent, beforeWords);
}

QString callsFilter(const std::vector<admin::SpendOnly>& only, bool simulated) {
    QStringList conditions;
    for (const admin::SpendOnly& each : only) {
        conditions << wordsOf(each.by).field + u'=' +
                          filterValue(QString::fromStdString(each.name));
    }
    if (!simulated) {
        conditions << QStringLiteral("-mark=simulated");
    }
    return conditions.join(u' ');
}

QString timesFilter(Timestamp from, Timestamp until, const QTimeZone& zone) {
    const QString format = QStringLiteral("since:%1 until:%2");
    const QDateTime begin = timeIn(zone, from);
    const QDateTime end = timeIn(zone, until);
    if (begin == begin.date().startOfDay(zone) && end == end.date().startOfDay(zone)) {
        return format.arg(begin.date().toString(Qt::ISODate),
                          end.date().addDays(-1).toString(Qt::ISODate));
    }
    const QString moment = QStringLiteral("yyyy-MM-dd'T'HH:mm'Z'");
    return format.arg(begin.toUTC().toString(moment), end.toUTC().toString(moment));
}

}  // namespace weir::ui
