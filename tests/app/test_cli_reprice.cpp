// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/booked_folder.hpp"
#include "tests/app/weir_program.hpp"
#include "tests/support/days.hpp"

using namespace weir;
using test::day;
using test::Outcome;
using test::runWeir;

// Booked calls at other prices, from the command line.
class TestCliReprice : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    QString m_data;

    Outcome weir(const QStringList& words) const {
        return runWeir(words + QStringList{"--data", m_data});
    }
    Outcome reprice(const QStringList& words) const {
        return weir(QStringList{"ledger", "reprice", "--from", "2026-11-01", "--to", "2026-11-30"} +
                    words);
    }

private slots:
    void initTestCase() {
        qputenv("TZ", "UTC");
        m_data = m_home.filePath("data");
        test::BookedFolder folder(
            m_data,
            "version: 1\n"
            "providers:\n"
            "  - {name: openai, kind: openai, api_key: none}\n"
            "prices:\n"
            "  - {name: mini, model: gpt-4o-mini, in: 1, read: 0.5, out: 2}\n");
        folder.keep(folder.call(day(10, 31), 7));
        folder.keep(folder.call(day(11, 2), 100'000));
        folder.keep(folder.call(day(11, 3), 200'000));
        QVERIFY(folder.flush());
    }

    void theDifferenceIsShownMadeAndMadeOnce() {
        // 100 tokens in, 20 of a cache and 30 out.
        const Outcome looked = reprice({"--dry-run"});
        QCOMPARE(looked.code, 0);
        QVERIFY2(looked.out.contains("$0.0003  $0.00034  +$0.00004"), looked.out.constData());
        QVERIFY(looked.out.contains("2 of 2 calls would cost something else."));
        QVERIFY(weir({"report", "--from", "2026-11-01", "--to", "2026-11-30"})
                    .out.contains("$0.0003 "));

        const Outcome done = reprice({"--reason", "invoice", "--json"});
        QCOMPARE(done.code, 0);
        QCOMPARE(done.json()["changed"].toInteger(), 2);
        QCOMPARE(done.json()["rows"][0]["model"].toString(),
                 QStringLiteral("gpt-4o-mini-2024-07-18"));
        QVERIFY(weir({"report", "--from", "2026-11-01", "--to", "2026-11-30"})
                    .out.contains("$0.00034 "));
        QCOMPARE(reprice({}).out, QByteArray("Nothing changes: 2 calls were looked at.\n"));
        const QJsonArray months = weir({"ledger", "verify", "--json"}).json()["months"].toArray();
        QCOMPARE(months.size(), 2);
        for (const auto& month : months) {
            QCOMPARE(month.toObject()["faultCount"].toInt(), 0);
        }
        QCOMPARE(months[1]["entries"].toInt(), 4);
    }

    void whatIsTypedWrongIsSaid() {
        QVERIFY(weir({"ledger", "reprice"}).err.contains("--from is missing"));
        QVERIFY(weir({"ledger", "reprice", "--from", "November"}).err.contains("is not a day"));
        QCOMPARE(weir({"ledger", "reprice", "--from", "2026-11-02", "--to", "2026-11-01"}).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliReprice)
#include "test_cli_reprice.moc"
