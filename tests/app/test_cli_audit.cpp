// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDate>
#include <QJsonArray>
#include <QtTest>

#include "engine/books/store/database.hpp"
#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;

// The audit log from the command line.
class TestCliAudit : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Outcome weir(const QStringList& words) const {
        return runWeir(words + QStringList{"--data", m_folder.path() + "/data"});
    }
    Outcome list(const QStringList& words = {}) const {
        return weir(QStringList{"audit", "list"} + words);
    }

    void tamper(const char* statement) const {
        auto database = weir::books::Database::open(m_folder.path().toStdString() + "/data/weir.db",
                                                    weir::books::Database::Mode::Create,
                                                    weir::Milliseconds(1'000));
        QVERIFY(database && database->execute("DROP TRIGGER change_stays"));
        QVERIFY(database->execute(statement));
    }

private slots:
    void initTestCase() {
        QCOMPARE(weir({"keys", "create", "ci", "--quiet"}).code, 0);
        QCOMPARE(weir({"keys", "create", "=cmd", "--quiet"}).code, 0);
        QCOMPARE(weir({"teams", "set", "search", "--tier", "gold"}).code, 0);
    }

    void theNewestIsOnTop() {
        const Outcome all = list();
        QVERIFY2(all.code == 0, all.err.constData());
        const QList<QByteArray> lines = all.out.split('\n');
        QVERIFY(lines[0].startsWith("TIME"));
        QVERIFY2(lines[1].contains("socket") && lines[1].contains("team created") &&
                     lines[1].contains("search"),
                 lines[1].constData());
        QVERIFY(all.out.contains("records in all."));
    }

    void wordsAndDaysChoose() {
        const QString today = QDate::currentDate().toString(Qt::ISODate);
        const auto found = [this](const QStringList& words) {
            return list(words + QStringList{"--json"}).json()["records"].toArray().size();
        };
        QCOMPARE(found({"--find", "key CREATED"}), 2);
        QCOMPARE(found({"--find", "key created", "--last", "1"}), 1);
        QCOMPARE(found({"--find", "key created", "--from", today}), 2);
        QCOMPARE(found({"--find", "key created", "--to", "2020-01-01"}), 0);
        QCOMPARE(found({"--find", "nobody"}), 0);
    }

    void aSpreadsheetRunsNothingOfIt() {
        const Outcome csv = list({"--csv", "--find", "key created"});
        QVERIFY(csv.out.startsWith("time,actor,action,object,detail\r\n"));
        QCOMPARE(csv.out.count("\r\n"), 3);
        QVERIFY2(csv.out.contains(",'=cmd,"), csv.out.constData());
    }

    // The same of a gateway that runs, which reads the log for the command.
    void throughAGatewayItIsTheCommandLineToo() {
        const weir::test::Serving gateway(
            {"--data", m_folder.path() + "/data", "--listen", "127.0.0.1:0"});
        QVERIFY(gateway.line().startsWith("listening"));
        QCOMPARE(weir({"keys", "set", "ci", "--team", "mobile"}).code, 0);
        const QJsonArray changed =
            list({"--find", "key changed", "--json"}).json()["records"].toArray();
        QCOMPARE(changed.size(), 1);
        const QJsonObject record = changed[0].toObject();
        QCOMPARE(record["actor"].toString(), QStringLiteral("socket"));
        QCOMPARE(record["object"].toString(), QStringLiteral("ci"));
        QCOMPARE(record["detail"].toString(), QStringLiteral("team: none -> mobile"));
    }

    // By the folder alone, by a gateway that runs, and against what was noted.
    void theChainIsVerified() {
        const Outcome holds = weir({"audit", "verify"});
        QVERIFY2(holds.code == 0, holds.err.constData());
        QVERIFY(holds.out.startsWith("The chain is verified up to record "));
        const QString noted = QString::fromUtf8(holds.out.trimmed().split(' ').last());
        QCOMPARE(weir({"audit", "verify", "--expect", noted}).code, 0);
        QCOMPARE(weir({"audit", "verify", "--expect", "never"}).code, 1);
        const QJsonObject json = weir({"audit", "verify", "--json"}).json();
        QVERIFY(json["holds"].toBool() && json["fault"].toString() == "none");
        {
            const weir::test::Serving gateway(
                {"--data", m_folder.path() + "/data", "--listen", "127.0.0.1:0"});
            QVERIFY(gateway.line().startsWith("listening"));
            QCOMPARE(weir({"audit", "verify", "--expect", noted}).code, 0);
        }
        const Outcome other =
            weir({"audit", "verify", "--expect", noted.left(2) + QString(64, u'a')});
        QCOMPARE(other.code, 1);
        QVERIFY2(other.out.contains("is not that of the checkpoint"), other.out.constData());
        tamper("UPDATE change SET subject='nobody' WHERE number=2");
        const Outcome broken = weir({"audit", "verify"});
        QCOMPARE(broken.code, 1);
        QCOMPARE(broken.out, QByteArray("The chain breaks at record 2: its content was changed. "
                                        "Records before it hold.\n"));
        QCOMPARE(weir({"audit", "verify", "--json"}).json()["brokenAt"].toInt(), 2);
    }

    void aGatewayLogsItsCheckpoints() {
        weir::test::Serving gateway(
            {"--data", m_folder.path() + "/data", "--listen", "127.0.0.1:0"});
        QVERIFY(gateway.line().startsWith("listening"));
        QCOMPARE(gateway.terminate(), 0);
        QCOMPARE(gateway.log().count("checkpoint of the audit log: "), 2);
    }

    void aWrongWordIsRefused() {
        QCOMPARE(list({"--from", "yesterday"}).code, 2);
        QCOMPARE(list({"--from", "2026-11-02", "--to", "2026-11-01"}).code, 2);
        QCOMPARE(list({"--csv", "--json"}).code, 2);
        QCOMPARE(list({"--last", "0"}).code, 2);
        QCOMPARE(runWeir({"audit", "list", "--data", m_folder.path() + "/none"}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestCliAudit)
#include "test_cli_audit.moc"
