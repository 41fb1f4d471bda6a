// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/dialects/common/retry_after.hpp"

using namespace weir;
using namespace weir::dialects;

class TestRetryAfter : public QObject {
    Q_OBJECT

private slots:
    void reads_data() {
        QTest::addColumn<QString>("ms");
        QTest::addColumn<QString>("after");
        QTest::addColumn<qint64>("expected");  // -1: none
        const auto row = [](const char* name, const char* ms, const char* after, qint64 expected) {
            QTest::newRow(name) << QString(ms) << QString(after) << expected;
        };
        row("absent", "", "", -1);
        row("seconds", "", "7", 7000);
        row("zero", "", "0", 0);
        row("fraction", "", "0.5", 500);
        row("spaces", "", " 7 ", 7000);
        row("milliseconds win", "250", "7", 250);
        row("broken milliseconds do not", "soon", "7", 7000);
        row("fractional milliseconds", "12.7", "", 12);
        row("IMF-fixdate", "", "Mon, 23 Nov 2026 14:00:30 GMT", 30'000);
        row("RFC 850", "", "Monday, 23-Nov-26 14:00:30 GMT", 30'000);
        row("asctime", "", "Mon Nov 23 14:00:30 2026", 30'000);
        row("asctime, one digit", "", "Tue Dec  1 14:00:00 2026", 8LL * 24 * 3600 * 1000);
        row("the past", "", "Mon, 23 Nov 2026 13:59:00 GMT", 0);
        row("far away", "", "Fri, 31 Dec 9999 23:59:59 GMT", 30LL * 24 * 3600 * 1000);
        row("endless", "", "99999999999999999999", 30LL * 24 * 3600 * 1000);
        row("negative", "", "-1", -1);
        row("words", "", "later", -1);
        row("exponent", "", "1e3", -1);
        row("not a number", "", "nan", -1);
        row("infinite", "", "inf", -1);
        row("no such day", "", "Mon, 31 Feb 2026 14:00:30 GMT", -1);
        row("no such month", "", "Mon, 23 Nob 2026 14:00:30 GMT", -1);
        row("no such hour", "", "Mon, 23 Nov 2026 24:00:30 GMT", -1);
        row("another zone", "", "Mon, 23 Nov 2026 14:00:30 CET", -1);
        row("cut off", "", "Mon, 23 Nov 2026", -1);
    }
    void reads() {
        QFETCH(QString, ms);
        QFETCH(QString, after);
        const Timestamp now =
            std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{14};
        const auto wait = readRetryAfter(ms.toStdString(), after.toStdString(), now);
        QTEST(wait ? qint64(wait->count()) : -1, "expected");
    }
};

QTEST_GUILESS_MAIN(TestRetryAfter)
#include "test_retry_after.moc"
