// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/condition_value.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <array>
#include <optional>

#include "ui/widgets/names_field.hpp"

namespace weir::ui {

namespace {

struct ConditionWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ConditionValue)
};

constexpr int kDays = 7;
constexpr std::array<const char*, kDays> kDayWords{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::int64_t kMinutesOfDay = 24 * 60;
constexpr QChar kDash(0x2013);
// From three days on a run is written with its ends.
constexpr int kRun = 3;

QStringList parts(const QString& typed) {
    QStringList found;
    for (const QString& part : typed.split(u',')) {
        if (const QString word = part.trimmed(); !word.isEmpty()) {
            found << word;
        }
    }
    return found;
}

std::optional<int> dayOf(const QString& typed) {
    const QString word = typed.trimmed().toLower();
    for (int day = 0; day < kDays; ++day) {
        const QString local = weekdayNames().at(day).toLower();
        const QString known = QString::fromLatin1(kDayWords[static_cast<std::size_t>(day)]);
        if (word == known || word == local || word == QLocale().dayName(day + 1).toLower()) {
            return day;
        }
    }
    return std::nullopt;
}

QString daysText(const std::vector<std::string>& values) {
    std::array<bool, kDays> on{};
    for (const std::string& value : values) {
        const auto found = std::ranges::find(kDayWords, value);
        if (found == kDayWords.end()) {
            return {};  // a word of a later Weir
        }
        on[static_cast<std::size_t>(found - kDayWords.begin())] = true;
    }
    const QStringList names = weekdayNames();
    QStringList written;
    for (int day = 0; day < kDays; ++day) {
        int end = day;
        while (end < kDays && on[static_cast<std::size_t>(end)]) {
            ++end;
        }
        if (end - day >= kRun) {
            written << names.at(day) + kDash + names.at(end - 1);
            day = end;
        } else if (end > day) {
            written << names.at(day);
        }
    }
    return written.join(QStringLiteral(", "));
}

QString readDays(const QString& typed, RouteCondition& test) {
    static const QRegularExpression kBetween(QStringLiteral("\\s*[-\u2013]\\s*"));
    std::array<bool, kDays> on{};
    for (const QString& part : parts(typed)) {
        const QStringList ends = part.split(kBetween);
        const auto first = dayOf(ends.front());
        const auto last = dayOf(ends.back());
        if (!first || !last || ends.size() > 2) {
            return ConditionWords::tr("\"%1\" is not a day. Days are written like %2.")
                .arg(part, weekdayNames().at(0) + kDash + weekdayNames().at(4));
        }
        for (int day = *first;; day = (day + 1) % kDays) {
            on[static_cast<std::size_t>(day)] = true;
            if (day == *last) {
                break;
            }
        }
    }
    std::vector<std::string> values;
    for (std::size_t day = 0; day < kDays; ++day) {
        if (on[day]) {
            values.emplace_back(kDayWords[day]);
        }
    }
    if (values.empty()) {
        return ConditionWords::tr("A day is missing.");
    }
    test.values = std::move(values);
    return {};
}

QString minuteText(std::int64_t minute) {
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString readTimes(const QString& typed, RouteCondition& test) {
    static const QRegularExpression kTimes(
        QStringLiteral("^\\s*(\\d{1,2}):(\\d{2})\\s*[-\u2013]\\s*(\\d{1,2}):(\\d{2})\\s*$"));
    const auto match = kTimes.match(typed);
    const auto minute = [&](int group) {
        return match.captured(group).toLongLong() * 60 + match.captured(group + 1).toLongLong();
    };
    const bool read = match.hasMatch() && minute(1) < kMinutesOfDay && minute(3) <= kMinutesOfDay &&
                      match.captured(2).toInt() < 60 && match.captured(4).toInt() < 60;
    if (!read) {
        return ConditionWords::tr("A time of day is written like 22:00–06:00.");
    }
    if (minute(1) == minute(3) % kMinutesOfDay && minute(3) != kMinutesOfDay) {
        return ConditionWords::tr("It ends when it begins. Say when it ends.");
    }
    test.number = minute(1);
    test.end = minute(3);
    return {};
}

QString readNumber(const QString& typed, RouteCondition& test) {
    QString plain = typed.trimmed();
    if (plain.isEmpty()) {
        return ConditionWords::tr("A number is missing.");
    }
    plain.remove(QLocale().groupSeparator());
    plain.remove(QLatin1Char(' '));
    bool read = false;
    const qlonglong number = plain.toLongLong(&read);
    if (!read || number < 0) {
        return ConditionWords::tr("\"%1\" is not a whole number.").arg(typed.trimmed());
    }
    test.number = number;
    return {};
}

QString readShare(const QString& typed, RouteCondition& test) {
    QString plain = typed.trimmed();
    if (plain.endsWith(u'%')) {
        plain = plain.chopped(1).trimmed();
    }
    bool read = false;
    const int share = plain.toInt(&read);
    if (!read || share < 0 || share > kWholeShare) {
        return ConditionWords::tr("A share is written like 20 %, from 0 to 100.");
    }
    test.number = share;
    return {};
}

QString readWords(const QString& typed, RouteCondition& test) {
    std::vector<std::string> values;
    for (const QString& part : parts(typed)) {
        const QString inside = part.mid(1, part.size() - 2);
        if (inside.contains(u'*')) {
            return ConditionWords::tr("\"*\" stands at the beginning or the end of a word.");
        }
        values.push_back(part.toStdString());
    }
    if (values.empty()) {
        return ConditionWords::tr("A value is missing.");
    }
    test.values = std::move(values);
    return {};
}

}  // namespace

QStringList weekdayNames() {
    QStringList names;
    for (int day = 1; day <= kDays; ++day) {
        QString name = QLocale().dayName(day, QLocale::ShortFormat);
        names << (name.endsWith(u'.') ? name.chopped(1) : name);
    }
    return names;
}

QString valueText(const RouteCondition& test) {
    switch (valueKindOf(test.field)) {
        case RouteValueKind::Words:
            return namesText(test.values);
        case RouteValueKind::Number: {
            const QString number = QLocale().toString(static_cast<qlonglong>(test.number));
            return isShare(test.field) ? number + QStringLiteral(" %") : number;
        }
        case RouteValueKind::Weekdays:
            return daysText(test.values);
        case RouteValueKind::TimeOfDay:
            return test.number == test.end ? QString()
                                           : minuteText(test.number) + kDash + minuteText(test.end);
        case RouteValueKind::Flag:
            break;
    }
    return {};
}

QString readValue(const QString& typed, RouteCondition& test) {
    switch (valueKindOf(test.field)) {
        case RouteValueKind::Words:
            return readWords(typed, test);
        case RouteValueKind::Number:
            return isShare(test.field) ? readShare(typed, test) : readNumber(typed, test);
        case RouteValueKind::Weekdays:
            return readDays(typed, test);
        case RouteValueKind::TimeOfDay:
            return readTimes(typed, test);
        case RouteValueKind::Flag:
            break;
    }
    return {};
}

}  // namespace weir::ui
