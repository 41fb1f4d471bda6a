// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/local_time.hpp"

#include <QCoreApplication>
#include <QLocale>

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Moments)
};

}  // namespace

QString dayText(const QDate& day) {
    return QLocale().toString(day, Words::tr("d MMM yyyy", "QLocale format of a day"));
}

QString momentText(Timestamp time) {
    const QDateTime local = localTime(time);
    const QString hour =
        QLocale().toString(local.time(), Words::tr("HH:mm", "QLocale format of a time of the day"));
    //: A day and a time of it: "1 Dec 2026, 00:00"
    return local.date() == QDate::currentDate()
               ? hour
               : Words::tr("%1, %2").arg(dayText(local.date()), hour);
}

QString nearDayText(const QDate& day) {
    return day.year() == QDate::currentDate().year()
               ? QLocale().toString(day, Words::tr("d MMM", "QLocale format of a day of this year"))
               : dayText(day);
}

}  // namespace weir::ui
