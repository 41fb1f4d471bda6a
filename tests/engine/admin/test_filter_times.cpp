// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/filter/filter.hpp"

using namespace weir;
using namespace weir::admin;
using namespace std::chrono;

namespace {

// Central Europe: the clocks are set back on 25 October 2026 and forward on 29 March, at 01:00 UTC.
seconds european(Timestamp at) {
    const bool summer = at >= sys_days{year{2026} / 3 / 29} + hours(1) &&
                        at < sys_days{year{2026} / 10 / 25} + hours(1);
    return seconds(summer ? 7200 : 3600);
}

// Five hours and a half ahead, all year.
seconds indian(Timestamp) {
    return seconds(19'800);
}

// Thursday, 26 November 2026, 22:15 in Berlin.
constexpr Timestamp kNow =
    sys_days{year{2026} / 11 / 26} + hours(21) + minutes(15) + microseconds(123'456);

std::variant<Filter, FilterError> read(const QString& text, FilterClock clock) {
    return Filter::parse(text.toStdString(), clock);
}

QString fixed(const QString& text, FilterClock clock = {kNow, european}) {
    const auto parsed = read(text, clock);
    const auto* filter = std::get_if<Filter>(&parsed);
    return filter != nullptr ? QString::fromStdString(filter->fixedText())
                             : QStringLiteral("no filter");
}

}  // namespace

class TestFilterTimes : public QObject {
    Q_OBJECT

private slots:
    void aTimeIsReckonedByTheClockAndZoneThatAreHandedIn_data() {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* filter, const char* expected) {
            QTest::newRow(filter) << QString(expected);
        };
        row("since:1h", "since:2026-11-26T20:15:00.123456Z");
        row("since:1.5h", "since:2026-11-26T19:45:00.123456Z");
        row("since:90s", "since:2026-11-26T21:13:30.123456Z");
        row("since:15m", "since:2026-11-26T21:00:00.123456Z");
        row("since:7d", "since:2026-11-19T21:15:00.123456Z");
        row("until:2w", "until:2026-11-12T21:15:00.123456Z");
        row("since:200000d", "since:1970-01-01T00:00:00.000000Z");
        row("since:today", "since:2026-11-25T23:00:00.000000Z");
        row("until:today", "until:2026-11-26T23:00:00.000000Z");
        row("since:yesterday", "since:2026-11-24T23:00:00.000000Z");
        row("until:yesterday", "until:2026-11-25T23:00:00.000000Z");
        row("since:this-week", "since:2026-11-22T23:00:00.000000Z");
        row("since:last-week", "since:2026-11-15T23:00:00.000000Z");
        row("until:\"Last Week\"", "until:\"2026-11-22T23:00:00.000000Z\"");
        row("until:\"1h\"x", "until:\"2026-11-26T20:15:00.123456Z\"x");
        row("since:this_month", "since:2026-10-31T23:00:00.000000Z");
        // Summer time at its begin, none at its end.
        row("since:last-month", "since:2026-09-30T22:00:00.000000Z");
        row("until:last-month", "until:2026-10-31T23:00:00.000000Z");
        row("since:2026-10", "since:2026-09-30T22:00:00.000000Z");
        row("since:2026-11-20", "since:2026-11-19T23:00:00.000000Z");
        row("until:2026-12-31", "until:2026-12-31T23:00:00.000000Z");
        row("until:2026-11-21T14:00", "until:2026-11-21T13:00:00.000000Z");
        row("until:\"2026-11-21 14:00:05.25\"", "until:\"2026-11-21T13:00:05.250000Z\"");
        row("since:2026-11-21t14:00z", "since:2026-11-21T14:00:00.000000Z");
        row("since:2026-11-21T14:00-05:30", "since:2026-11-21T19:30:00.000000Z");
        row("since:14:00", "since:2026-11-26T13:00:00.000000Z");
        row("since:14:00,2026-11-20",
            "since:2026-11-26T13:00:00.000000Z,2026-11-19T23:00:00.000000Z");
        // It comes twice, and it does not come at all.
        row("since:2026-10-25T02:30", "since:2026-10-25T00:30:00.000000Z");
        row("since:2026-03-29T02:30", "since:2026-03-29T01:30:00.000000Z");
        row("since:1970-01-01", "since:1970-01-01T00:00:00.000000Z");
        row("team:a (-since=1h or b)  until:1h x",
            "team:a (-since=2026-11-26T20:15:00.123456Z or b)  until:2026-11-26T20:15:00.123456Z "
            "x");
        row("team:a \"since:1h\"", "team:a \"since:1h\"");
    }
    void aTimeIsReckonedByTheClockAndZoneThatAreHandedIn() {
        QFETCH(QString, expected);
        const QString text = QString::fromUtf8(QTest::currentDataTag());
        QCOMPARE(fixed(text), expected);
        // Written out, it is the same everywhere and always.
        QCOMPARE(fixed(expected, {kNow + years(3), indian}), expected);
        QCOMPARE(fixed(text, {kNow, european}), fixed(text, {kNow, european}));
    }

    void anotherZoneHasAnotherDay() {
        QCOMPARE(fixed(QStringLiteral("since:today"), {kNow, indian}),
                 QStringLiteral("since:2026-11-26T18:30:00.000000Z"));
    }

    void whatIsNoTimeIsRefused_data() {
        QTest::addColumn<int>("from");
        for (const char* text : {"since:5",
                                 "since:1y",
                                 "since:h",
                                 "since:tomorrow",
                                 "since:2026",
                                 "since:2026-13",
                                 "since:2026-00",
                                 "since:2026-02-29",
                                 "since:2026-1-2",
                                 "since:2026-11-20T",
                                 "since:2026-11-20T24:00",
                                 "since:2026-11-20T12:60",
                                 "since:2026-11-20T1200",
                                 "since:2026-11-20T12:00:60",
                                 "since:2026-11-20T12:00:00.",
                                 "since:12:00Z",
                                 "since:2026-11-20T12:00+1",
                                 "since:2026-11-20T12:00+15:00",
                                 "since:1969-12-31",
                                 "since:9999999999999999d",
                                 "since:\"\"",
                                 "since:-1h",
                                 "since:2026-11-20x"}) {
            QTest::newRow(text) << 6;
        }
        QTest::newRow("until:1h,") << 5;
    }
    void whatIsNoTimeIsRefused() {
        QFETCH(int, from);
        const auto parsed = read(QString::fromUtf8(QTest::currentDataTag()), {kNow, european});
        const auto* error = std::get_if<FilterError>(&parsed);
        QVERIFY(error != nullptr);
        QCOMPARE(error->kind, FilterError::Kind::TimeExpected);
        QCOMPARE(int(error->from), from);
    }

    // From the first microsecond on, and up to the last before.
    void endsAreExact() {
        ExchangeRow row;
        const auto matches = [&](const char* text) {
            return std::get<Filter>(read(QString::fromUtf8(text), {kNow, european})).matches(row);
        };
        row.startedAt = kNow - hours(1);
        QVERIFY(matches("since:1h"));
        QVERIFY(!matches("until:1h"));
        QVERIFY(matches("-until:1h"));
        row.startedAt -= microseconds(1);
        QVERIFY(!matches("since:1h"));
        QVERIFY(matches("until:1h"));
        QVERIFY(matches("since:today"));
        QVERIFY(matches("since:2w until:30m"));
        row.startedAt = sys_days{year{2026} / 11 / 25} + hours(23) - microseconds(1);
        QVERIFY(matches("since:yesterday until:yesterday"));
        row.startedAt += microseconds(1);
        QVERIFY(!matches("since:yesterday until:yesterday"));
    }

    void saysWhichConditionsBoundTheWhole_data() {
        QTest::addColumn<QString>("bounding");
        QTest::newRow("since:1h") << "since:1h";
        QTest::newRow("team:a since:1h until:\"5m\" b") << "since:1h until:\"5m\"";
        QTest::newRow("(since:1h) until:5m") << "until:5m";
        QTest::newRow("-since:1h") << "";
        QTest::newRow("not since:1h until:5m") << "until:5m";
        QTest::newRow("since:1h or team:a") << "";
        QTest::newRow("(a or since:1h) until:5m") << "until:5m";
        QTest::newRow("since:1h,2h") << "";
        QTest::newRow("gr\u00fcn since:1h") << "since:1h";
    }
    void saysWhichConditionsBoundTheWhole() {
        QFETCH(QString, bounding);
        const QByteArray text(QTest::currentDataTag());
        const auto filter = std::get<Filter>(read(QString::fromUtf8(text), {kNow, european}));
        QStringList found;
        for (const FilterTime& time : filter.times()) {
            if (time.ofWhole) {
                found << QString::fromUtf8(text.mid(qsizetype(time.from), qsizetype(time.length)));
            }
        }
        QCOMPARE(found.join(u' '), bounding);
    }

    void saysWhetherItMovesAndGrows_data() {
        QTest::addColumn<bool>("moves");
        QTest::addColumn<bool>("grows");
        QTest::newRow("team:a") << false << false;
        QTest::newRow("since:2026-11-20 until:2026-11") << false << false;
        QTest::newRow("since:1h") << true << false;
        QTest::newRow("since:today") << true << false;
        QTest::newRow("until:1h") << true << true;
        QTest::newRow("-since:1h") << true << true;
        QTest::newRow("-until:1h") << true << false;
        QTest::newRow("not -since:1h") << true << false;
        QTest::newRow("-(team:a since:14:00)") << true << true;
    }
    void saysWhetherItMovesAndGrows() {
        QFETCH(bool, moves);
        QFETCH(bool, grows);
        const auto filter =
            std::get<Filter>(read(QString::fromUtf8(QTest::currentDataTag()), {kNow, european}));
        QCOMPARE(filter.movesOn(), moves);
        QCOMPARE(filter.growsOn(), grows);
    }

    // A gateway would refuse it.
    void aTextThatGetsTooLongIsRefused() {
        QString text;
        for (int each = 0; each < 60; ++each) {
            text += QStringLiteral("since:1h ");
        }
        const auto parsed = read(text, {kNow, european});
        const auto* error = std::get_if<FilterError>(&parsed);
        QVERIFY(error != nullptr);
        QCOMPARE(error->kind, FilterError::Kind::TooLong);
        QVERIFY(int(error->from + error->length) <= text.size());
    }
};

QTEST_APPLESS_MAIN(TestFilterTimes)
#include "test_filter_times.moc"
