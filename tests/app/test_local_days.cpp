// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <ctime>

#include "app/host/local_days.hpp"

using namespace weir;
using namespace weir::app;
using std::chrono::hours;
using std::chrono::minutes;

class TestLocalDays : public QObject {
    Q_OBJECT

    static Date day(int year, unsigned month, unsigned number) {
        return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(number)};
    }
    static void inZone(const char* zone) {
        qputenv("TZ", zone);
        ::tzset();
    }
    static std::vector<Microseconds> lengths(const std::vector<Timestamp>& bounds) {
        std::vector<Microseconds> all;
        for (std::size_t i = 1; i < bounds.size(); ++i) {
            all.push_back(bounds[i] - bounds[i - 1]);
        }
        return all;
    }

private slots:
    void daysAreRead() {
        QCOMPARE(readDay("2026-11-26"), day(2026, 11, 26));
        QCOMPARE(readDay("2024-02-29"), day(2024, 2, 29));
        for (const char* bad : {"", "2026-11-31", "2026-02-29", "2026-13-01", "26-11-26",
                                "2026-11-2x", "2026/11/26", "2026-11-26 "}) {
            QVERIFY2(!readDay(bad), bad);
        }
    }

    void aDayIsAsLongAsItsClocksSay() {
        inZone("Europe/Berlin");
        QCOMPARE(lengths(boundsOf(day(2026, 3, 28), day(2026, 3, 30), DayStep::Day)),
                 (std::vector<Microseconds>{hours{24}, hours{23}, hours{24}}));
        QCOMPARE(lengths(boundsOf(day(2026, 10, 25), day(2026, 10, 25), DayStep::Whole)),
                 std::vector<Microseconds>{hours{25}});
        inZone("Australia/Lord_Howe");  // half an hour of summer time
        QCOMPARE(lengths(boundsOf(day(2026, 4, 5), day(2026, 4, 5), DayStep::Day)),
                 std::vector<Microseconds>{hours{24} + minutes{30}});
        inZone("Asia/Kathmandu");
        QCOMPARE(beginOfDay(day(2026, 1, 1)),
                 Timestamp(std::chrono::sys_days(day(2025, 12, 31))) + hours{18} + minutes{15});
    }

    void midnightMayNotBeThere() {
        inZone("America/Santiago");  // 2026-09-06 begins at one
        const auto bounds = boundsOf(day(2026, 9, 5), day(2026, 9, 6), DayStep::Day);
        QCOMPARE(lengths(bounds), (std::vector<Microseconds>{hours{24}, hours{23}}));
        QCOMPARE(localDay(bounds[1]), day(2026, 9, 6));
        QCOMPARE(localDay(bounds[1] - minutes{1}), day(2026, 9, 5));
    }

    void periodsBeginAndEndAtLocalMidnights() {
        inZone("Europe/Berlin");
        const auto noon = [](Date date) { return beginOfDay(date) + hours{12}; };
        const auto check = [&](BudgetPeriod period, Date at, Date begin, Date end) {
            const policy::PeriodSpan span = localPeriod(period, noon(at));
            QCOMPARE(localDay(span.begin), begin);
            QCOMPARE(localDay(span.end), end);
            QCOMPARE(span.begin, beginOfDay(begin));
            QCOMPARE(span.end, beginOfDay(end));
            // To the microsecond.
            QCOMPARE(localPeriod(period, span.begin), span);
            QCOMPARE(localPeriod(period, span.end - Microseconds(1)), span);
            QCOMPARE(localPeriod(period, span.end).begin, span.end);
        };
        check(BudgetPeriod::Day, day(2026, 3, 29), day(2026, 3, 29), day(2026, 3, 30));
        check(BudgetPeriod::Week, day(2026, 11, 26), day(2026, 11, 23), day(2026, 11, 30));
        check(BudgetPeriod::Week, day(2026, 11, 29), day(2026, 11, 23), day(2026, 11, 30));
        check(BudgetPeriod::Month, day(2026, 10, 31), day(2026, 10, 1), day(2026, 11, 1));
        check(BudgetPeriod::Month, day(2026, 12, 5), day(2026, 12, 1), day(2027, 1, 1));
        check(BudgetPeriod::Quarter, day(2026, 2, 28), day(2026, 1, 1), day(2026, 4, 1));
        check(BudgetPeriod::Quarter, day(2026, 12, 31), day(2026, 10, 1), day(2027, 1, 1));
        check(BudgetPeriod::Year, day(2026, 6, 1), day(2026, 1, 1), day(2027, 1, 1));
        const policy::PeriodSpan ever = localPeriod(BudgetPeriod::Total, noon(day(2026, 6, 1)));
        QCOMPARE(ever.begin, Timestamp());
        QVERIFY(ever.end == Timestamp::max());
    }

    void periodsHoldInOddZones() {
        for (const char* zone : {"Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham",
                                 "America/St_Johns", "America/Santiago", "Asia/Beirut"}) {
            inZone(zone);
            // Two years in steps that meet every hour of the day and all changes of the clock.
            Timestamp at = beginOfDay(day(2026, 1, 1));
            for (int step = 0; step < 2500; ++step, at += hours{7}) {
                for (const BudgetPeriod period : {BudgetPeriod::Day, BudgetPeriod::Week,
                                                  BudgetPeriod::Month, BudgetPeriod::Quarter}) {
                    const policy::PeriodSpan span = localPeriod(period, at);
                    QVERIFY2(span.begin <= at && at < span.end, zone);
                    QVERIFY2(localPeriod(period, span.end).begin == span.end, zone);
                }
            }
        }
    }

    void stepsBeginAtMondaysAndFirsts() {
        inZone("UTC");
        const auto weeks = boundsOf(day(2026, 11, 1), day(2026, 11, 26), DayStep::Week);
        QCOMPARE(lengths(weeks), (std::vector<Microseconds>{hours{24}, hours{168}, hours{168},
                                                            hours{168}, hours{96}}));
        const auto months = boundsOf(day(2026, 1, 31), day(2026, 3, 1), DayStep::Month);
        QCOMPARE(lengths(months),
                 (std::vector<Microseconds>{hours{24}, hours{24 * 28}, hours{24}}));
    }
};

QTEST_APPLESS_MAIN(TestLocalDays)
#include "test_local_days.moc"
