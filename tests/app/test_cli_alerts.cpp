// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;
using weir::test::Serving;

// `weir alerts`: what holds, what was sent, and a test.
class TestCliAlerts : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    Outcome run(const QStringList& words) const {
        return runWeir(QStringList{"alerts"} + words + QStringList{"--data", m_folder->path()});
    }
    void write(const QByteArray& text) const {
        QFile written(m_folder->filePath("weir.yaml"));
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size()) {
            qFatal("cannot write");
        }
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        // A budget over everything: nothing is spent, so nothing is said of it. A key that ended.
        write(
            "listen: 127.0.0.1:0\n"
            "providers:\n  - {name: sim, kind: simulator}\n"
            "webhooks:\n"
            "  - {name: nobody, url: \"http://127.0.0.1:1/hook?key=s3cret\", local: true}\n");
    }

    void aKeyThatExpiresIsListed() {
        Serving gateway({"--data", m_folder->path()});
        QCOMPARE(run({"list"}).code, 0);
        QVERIFY(run({"list"}).out.startsWith("There is no alert"));
        QCOMPARE(runWeir({"keys", "create", "ci", "--expires",
                          QDate::currentDate().addDays(3).toString(Qt::ISODate), "--data",
                          m_folder->path()})
                     .code,
                 0);
        QTRY_VERIFY(run({"list"}).out.contains("The key ci expires on"));
        const auto json = run({"list", "--json"}).json();
        QCOMPARE(json["active"].toArray().at(0)["alert"]["kind"].toString(),
                 QString("key_expires"));
        QTRY_VERIFY(run({"sent"}).out.contains("The key ci expires on"));
    }

    void aTestThatDoesNotArriveSaysSo() {
        Serving gateway({"--data", m_folder->path()});
        const Outcome test = run({"test", "nobody"});
        QCOMPARE(test.code, 1);
        QVERIFY2(test.err.startsWith("weir: the test did not arrive"), test.err.constData());
        QVERIFY(!test.err.contains("s3cret"));
        const Outcome json = run({"test", "nobody", "--json"});
        QCOMPARE(json.code, 1);
        QCOMPARE(json.json()["state"].toString(), QString("given_up"));
        const Outcome sent = run({"sent"});
        QVERIFY(sent.out.contains("given_up"));
        QVERIFY(!sent.out.contains("s3cret"));
        const Outcome unknown = run({"test", "nobdy"});
        QCOMPARE(unknown.code, 1);
        QVERIFY(unknown.err.contains("no webhook \"nobdy\""));
    }

    void withoutAGatewayItIsSaidWhy() { QCOMPARE(run({"list"}).code, 1); }
};

QTEST_GUILESS_MAIN(TestCliAlerts)
#include "test_cli_alerts.moc"
