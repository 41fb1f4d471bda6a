// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "ui/spend/spend_range.hpp"

namespace weir::ui {

namespace {

QTimeZone zone(const char* name) {
    return QTimeZone(QByteArray(name));
}

Timestamp at(const char* iso) {
    return Timestamp(
        Milliseconds(QDateTime::fromString(QLatin1String(iso), Qt::ISODate).toMSecsSinceEpoch()));
}

QString text(Timestamp time) {
    return timeIn(QTimeZone::utc(), time).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ"));
}

DayRange days(const QDate& from, const QDate& to) {
    return {from, to};
}

}  // namespace

class TestSpendRange : public QObject {
    Q_OBJECT

private slots:
    // Days as long as clocks make them, in zones that are ahead, behind, and off by half an hour.
    void daysBeginAtMidnight_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QDate>("from");
        QTest::addColumn<QDate>("to");
        QTest::addColumn<QStringList>("bounds");
        const auto list = [](const char* bounds) {
            return QString::fromLatin1(bounds).split(QLatin1Char(' '));
        };
        QTest::newRow("Berlin, set back")
            << QByteArray("Europe/Berlin") << QDate(2026, 10, 24) << QDate(2026, 10, 26)
            << list(
                   "2026-10-23T22:00:00Z 2026-10-24T22:00:00Z 2026-10-25T23:00:00Z "
                   "2026-10-26T23:00:00Z");
        QTest::newRow("New York, set forward")
            << QByteArray("America/New_York") << QDate(2026, 3, 7) << QDate(2026, 3, 9)
            << list(
                   "2026-03-07T05:00:00Z 2026-03-08T05:00:00Z 2026-03-09T04:00:00Z "
                   "2026-03-10T04:00:00Z");
        QTest::newRow("Lord Howe, by half an hour")
            << QByteArray("Australia/Lord_Howe") << QDate(2026, 4, 4) << QDate(2026, 4, 5)
            << list("2026-04-03T13:00:00Z 2026-04-04T13:00:00Z 2026-04-05T13:30:00Z");
        QTest::newRow("Kathmandu")
            << QByteArray("Asia/Kathmandu") << QDate(2026, 11, 16) << QDate(2026, 11, 17)
            << list("2026-11-15T18:15:00Z 2026-11-16T18:15:00Z 2026-11-17T18:15:00Z");
        // Their clocks go from 23:59:59 to 01:00.
        QTest::newRow("Beirut, no midnight")
            << QByteArray("Asia/Beirut") << QDate(2026, 3, 28) << QDate(2026, 3, 29)
            << list("2026-03-27T22:00:00Z 2026-03-28T22:00:00Z 2026-03-29T21:00:00Z");
    }
    void daysBeginAtMidnight() {
        QFETCH(QByteArray, name);
        QFETCH(QDate, from);
        QFETCH(QDate, to);
        const SpendSteps steps = stepsOf(days(from, to), QTimeZone(name), Qt::Monday);
        QCOMPARE(steps.step, SpendStep::Day);
        QStringList bounds;
        for (const Timestamp bound : steps.bounds) {
            bounds << text(bound);
        }
        QTEST(bounds, "bounds");
    }

    void aDayIsDrawnInHours_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("hours");
        QTest::newRow("as usual") << QByteArray("Europe/Berlin") << QDate(2026, 11, 17) << 24;
        QTest::newRow("shorter") << QByteArray("Europe/Berlin") << QDate(2026, 3, 29) << 23;
        QTest::newRow("longer") << QByteArray("Europe/Berlin") << QDate(2026, 10, 25) << 25;
        QTest::newRow("half an hour longer")
            << QByteArray("Australia/Lord_Howe") << QDate(2026, 4, 5) << 25;
    }
    void aDayIsDrawnInHours() {
        QFETCH(QByteArray, name);
        QFETCH(QDate, day);
        const SpendSteps steps = stepsOf(days(day, day), QTimeZone(name), Qt::Monday);
        QCOMPARE(steps.step, SpendStep::Hour);
        QTEST(static_cast<int>(steps.bounds.size()) - 1, "hours");
        QVERIFY(std::ranges::is_sorted(steps.bounds, std::less_equal<>()));
        for (const Timestamp bound : steps.bounds) {
            QCOMPARE((bound.time_since_epoch() % std::chrono::minutes(15)).count(), 0);
        }
        QCOMPARE(timeIn(QTimeZone(name), steps.bounds.back()).date(), day.addDays(1));
    }

    void longRangesAreWeeksAndMonths() {
        const auto quarter = stepsOf(days(QDate(2026, 9, 3), QDate(2026, 11, 30)),
                                     zone("Europe/Berlin"), Qt::Monday);
        QCOMPARE(quarter.step, SpendStep::Week);
        // From a Thursday to the Monday after, then whole weeks, then the Monday that is left.
        QCOMPARE(text(quarter.bounds[0]), QStringLiteral("2026-09-02T22:00:00Z"));
        QCOMPARE(text(quarter.bounds[1]), QStringLiteral("2026-09-06T22:00:00Z"));
        QCOMPARE(text(quarter.bounds[2]), QStringLiteral("2026-09-13T22:00:00Z"));
        QCOMPARE(quarter.bounds.size(), 15U);
        const auto american = stepsOf(days(QDate(2026, 9, 3), QDate(2026, 11, 30)),
                                      zone("Europe/Berlin"), Qt::Sunday);
        QCOMPARE(text(american.bounds[1]), QStringLiteral("2026-09-05T22:00:00Z"));
        const auto years = stepsOf(days(QDate(2025, 1, 15), QDate(2026, 11, 17)),
                                   zone("Europe/Berlin"), Qt::Monday);
        QCOMPARE(years.step, SpendStep::Month);
        QCOMPARE(years.bounds.size(), 24U);
        QCOMPARE(text(years.bounds[1]), QStringLiteral("2025-01-31T23:00:00Z"));
    }

    void noRangeIsMoreThanCanBeTold() {
        const DayRange much = daysOf(
            SpendPeriod::Custom, days(QDate(2010, 1, 1), QDate(2026, 11, 17)), QDate(2026, 11, 17));
        QCOMPARE(much.from, QDate(2024, 5, 1));
        for (int length = 1; length < 1'000; ++length) {
            const DayRange range =
                daysOf(SpendPeriod::Custom,
                       days(QDate(2026, 11, 17).addDays(-length), QDate(2026, 11, 17)), {});
            const auto steps = stepsOf(range, QTimeZone::utc(), Qt::Monday);
            QVERIFY2(steps.bounds.size() - 1 <= 33, qPrintable(QString::number(length)));
        }
        // The wrong way round is the same days.
        QCOMPARE(daysOf(SpendPeriod::Custom, days(QDate(2026, 11, 17), QDate(2026, 11, 3)), {}),
                 days(QDate(2026, 11, 3), QDate(2026, 11, 17)));
    }

    void periodsAreThoseOfTheCalendar() {
        const QDate today(2026, 3, 31);
        QCOMPARE(daysOf(SpendPeriod::Today, {}, today), days(today, today));
        QCOMPARE(daysOf(SpendPeriod::SevenDays, {}, today), days(QDate(2026, 3, 25), today));
        QCOMPARE(daysOf(SpendPeriod::ThirtyDays, {}, today), days(QDate(2026, 3, 2), today));
        QCOMPARE(daysOf(SpendPeriod::ThisMonth, {}, today), days(QDate(2026, 3, 1), today));
        QCOMPARE(daysOf(SpendPeriod::LastMonth, {}, today),
                 days(QDate(2026, 2, 1), QDate(2026, 2, 28)));
    }

    void theTimeBeforeEndsAtTheSameHour_data() {
        QTest::addColumn<int>("period");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        const auto row = [](const char* name, SpendPeriod period, const char* now, const char* from,
                            const char* until) {
            QTest::newRow(name) << static_cast<int>(period) << QString::fromLatin1(now)
                                << QString::fromLatin1(from) << QString::fromLatin1(until);
        };
        // 15:32 in Berlin, and the clocks were set back three weeks ago.
        row("today", SpendPeriod::Today, "2026-11-17T14:32:03Z", "2026-11-15T23:00:00Z",
            "2026-11-16T14:45:00Z");
        row("the day after a longer one", SpendPeriod::Today, "2026-10-26T14:32:03Z",
            "2026-10-24T22:00:00Z", "2026-10-25T14:45:00Z");
        row("7 days", SpendPeriod::SevenDays, "2026-11-17T14:32:03Z", "2026-11-03T23:00:00Z",
            "2026-11-10T14:45:00Z");
        row("over the change", SpendPeriod::SevenDays, "2026-10-28T14:32:03Z",
            "2026-10-14T22:00:00Z", "2026-10-21T13:45:00Z");
        row("this month", SpendPeriod::ThisMonth, "2026-11-17T14:32:03Z", "2026-09-30T22:00:00Z",
            "2026-10-17T13:45:00Z");
        row("a month that is longer", SpendPeriod::ThisMonth, "2026-03-31T14:32:03Z",
            "2026-01-31T23:00:00Z", "2026-02-28T15:45:00Z");
        row("last month", SpendPeriod::LastMonth, "2026-11-17T14:32:03Z", "2026-08-31T22:00:00Z",
            "2026-09-30T22:00:00Z");
    }
    void theTimeBeforeEndsAtTheSameHour() {
        QFETCH(int, period);
        QFETCH(QString, now);
        const QTimeZone berlin = zone("Europe/Berlin");
        const Timestamp moment = at(now.toLatin1().constData());
        const auto which = static_cast<SpendPeriod>(period);
        const DayRange range = daysOf(which, {}, timeIn(berlin, moment).date());
        const RangeBefore before = rangeBefore(which, range, moment, berlin);
        QTEST(text(before.from), "from");
        QTEST(text(before.until), "until");
        QVERIFY(before.until <= stepsOf(range, berlin, Qt::Monday).bounds.front());
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestSpendRange)
#include "test_spend_range.moc"
