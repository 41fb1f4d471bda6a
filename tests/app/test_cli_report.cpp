// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/books/store/database.hpp"
#include "tests/app/booked_folder.hpp"
#include "tests/app/weir_program.hpp"
#include "tests/support/days.hpp"

using namespace weir;
using weir::test::Outcome;
using weir::test::runWeir;

// `weir report` on a folder whose calls are known.
class TestCliReport : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    QString m_data;

    static Timestamp at(unsigned month, unsigned number, int hour) {
        return test::day(month, number) + std::chrono::hours{hour};
    }
    Outcome report(QStringList words) const {
        return runWeir(QStringList{"report", "--data", m_data} + words);
    }
    Outcome ofNovember(QStringList words) const {
        return report(QStringList{"--from", "2026-11-01", "--to", "2026-11-30"} + words);
    }

private slots:
    void initTestCase() {
        qputenv("TZ", "Europe/Berlin");
        m_data = m_home.filePath("data");
        test::BookedFolder folder(m_data, "version: 1\n");
        const auto keep = [&folder](Timestamp when, const char* team, std::int64_t nano) {
            auto record = folder.call(when, nano);
            record.team = team;
            if (record.team == "search") {
                record.call.tags = {"eu", "core"};
                record.call.costCentre = "4711";
            }
            folder.keep(record);
        };
        keep(at(10, 31, 22), "search", 1);   // still October in Berlin
        keep(at(10, 31, 23), "search", 20);  // November already
        keep(at(11, 2, 12), "search", 300);
        keep(at(11, 2, 13), "=ads", 4'000'000'000);
        keep(at(11, 30, 23), "search", 50'000);  // December in Berlin
        QVERIFY(folder.flush());
    }

    void sumsAreShownAsATable() {
        const Outcome shown = ofNovember({});
        QCOMPARE(shown.code, 0);
        QCOMPARE(shown.err, QByteArray());
        const auto lines = shown.out.split('\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[0].startsWith("DAYS"));
        QVERIFY(lines[1].contains("2026-11-01 to 2026-11-30  =ads "));
        QVERIFY(lines[1].contains(" $4.00 "));
        QVERIFY(lines[2].contains(" search ") && lines[2].contains("$0.00000032"));
        QVERIFY(lines[3].contains(" all ") && lines[3].contains("$4.00000032"));
    }

    void aRowADayAsCsv() {
        const Outcome shown = ofNovember({"--step", "day", "--csv"});
        QCOMPARE(shown.code, 0);
        QCOMPARE(shown.out,
                 QByteArray("from,to,team,spent_usd,requests,failed,unpriced,estimated,tokens_in,"
                            "tokens_cached,tokens_out,saved_usd\r\n"
                            "2026-11-01,2026-11-01,search,0.00000002,1,0,0,0,120,20,30,0.00\r\n"
                            "2026-11-02,2026-11-02,'=ads,4.00,1,0,0,0,120,20,30,0.00\r\n"
                            "2026-11-02,2026-11-02,search,0.0000003,1,0,0,0,120,20,30,0.00\r\n"));
    }

    void jsonIsWhatTheGatewaySays() {
        const Outcome shown = ofNovember({"--by", "key", "--only", "team=search", "--json"});
        const QJsonObject found = shown.json();
        QCOMPARE(found["rows"].toArray().size(), 1);
        QCOMPARE(found["rows"][0]["name"].toString(), QStringLiteral("search-dev"));
        QCOMPARE(found["sum"]["spent"].toInteger(), 320);
        QCOMPARE(found["bounds"].toArray().size(), 2);
    }

    void tagsAndCostCentresAreToldApart() {
        const Outcome shown = ofNovember({"--by", "cost_centre"});
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.out.startsWith("DAYS") && shown.out.contains("COST CENTRE"),
                 shown.out.constData());
        QVERIFY(shown.out.contains("  4711 "));
        QVERIFY(ofNovember({"--by", "tags"}).out.contains("  core, eu  "));
        const QJsonObject ofTag = ofNovember({"--tag", "eu", "--json"}).json();
        QCOMPARE(ofTag["rows"].toArray().size(), 1);
        QCOMPARE(ofTag["sum"]["spent"].toInteger(), 320);
        QVERIFY(ofNovember({"--tag", "e"}).out.startsWith("Nothing was called"));
    }

    void anEmptyRangeIsSaid() {
        const Outcome shown = report({"--from", "2026-01-01", "--to", "2026-01-31"});
        QCOMPARE(shown.code, 0);
        QCOMPARE(shown.out, QByteArray("Nothing was called: 2026-01-01 to 2026-01-31.\n"));
    }

    void theBooksAddUp() {
        const auto verify = [&](const QStringList& words) {
            return runWeir(QStringList{"ledger", "verify", "--data", m_data} + words);
        };
        const Outcome shown = verify({});
        QCOMPARE(shown.code, 0);
        QCOMPARE(shown.out.count("adds up"), 2);
        const QJsonArray months =
            verify({"--month", "2026-11", "--json"}).json()["months"].toArray();
        QCOMPARE(months.size(), 1);
        QCOMPARE(months[0]["entries"].toInt(), 3);
        QCOMPARE(verify({"--month", "2026"}).code, 2);

        {
            auto database =
                books::Database::open(m_data.toStdString() + "/book/2026-10.db",
                                      books::Database::Mode::Create, Milliseconds(1000));
            QVERIFY(database->execute("UPDATE rollup SET spent=spent+1000").ok());
        }
        const Outcome changed = verify({});
        QCOMPARE(changed.code, 1);
        QVERIFY2(changed.out.contains("2026-10: the roll-up of "), changed.out.constData());
        QVERIFY(changed.out.contains(": spent is 1001 and should be 1."));
        QCOMPARE(changed.out.count("adds up"), 1);
    }

    void whatIsTypedWrongIsSaid_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("by") << QStringList{"--by", "colour"} << QByteArray("--by knows team, user");
        QTest::newRow("only") << QStringList{"--only", "team"} << QByteArray("team=search");
        QTest::newRow("day") << QStringList{"--from", "2026-11-31"} << QByteArray("is not a day");
        QTest::newRow("order") << QStringList{"--from", "2026-11-02", "--to", "2026-11-01"}
                               << QByteArray("--to is before --from.");
        QTest::newRow("step") << QStringList{"--step", "hour"} << QByteArray("day, week or month");
        QTest::newRow("both") << QStringList{"--csv", "--json"} << QByteArray("cannot both");
    }
    void whatIsTypedWrongIsSaid() {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        const Outcome shown = report(words);
        QCOMPARE(shown.code, 2);
        QVERIFY2(shown.err.contains(says), shown.err.constData());
    }

    void aFolderThatIsNotThereIsNotMade() {
        const QString nowhere = m_home.filePath("nowhere");
        QCOMPARE(runWeir({"report", "--data", nowhere}).code, 1);
        QVERIFY(!QFileInfo::exists(nowhere));
    }
};

QTEST_GUILESS_MAIN(TestCliReport)
#include "test_cli_report.moc"
