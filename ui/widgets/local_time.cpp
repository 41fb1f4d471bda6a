// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/local_time.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <cstdlib>

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Moments)
};

}  // namespace

QString zoneText(int secondsFromUtc) {
    const int minutes = secondsFromUtc / 60;
    return QStringLiteral("UTC%1%2:%3")
        .arg(QLatin1Char(minutes < 0 ? '-' : '+'))
        .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

QString hourText(const QTime& time) {
    return QLocale().toString(time, Words::tr("HH:mm", "QLocale format of a time of the day"));
}

QString dayText(const QDate& day) {
    return QLocale().toString(day, Words::tr("d MMM yyyy", "QLocale format of a day"));
}

QString nearDayText(const QDate& day, const QDate& today) {
    return day.year() == today.year()
               ? QLocale().toString(day, Words::tr("d MMM", "QLocale format of a day of this year"))
               : dayText(day);
}

QString dateTimeText(const QDateTime& time) {
    //: A day and a time of it: "1 Dec 2026, 00:00"
    return Words::tr("%1, %2").arg(dayText(time.date()), hourText(time.time()));
}

QString momentText(Timestamp time) {
    const QDateTime local = localTime(time);
    return local.date() == QDate::currentDate() ? hourText(local.time()) : dateTimeText(local);
}

QString nearMomentText(const QDateTime& time, const QDate& today) {
    const QString hour = hourText(time.time());
    return time.date() == today ? hour
                                : Words::tr("%1, %2").arg(nearDayText(time.date(), today), hour);
}

}  // namespace weir::ui
