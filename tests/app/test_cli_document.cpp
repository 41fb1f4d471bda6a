// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;
using weir::test::Serving;

// What the commands say of a document whose truth lies on this machine: keys, certificates, the
// folder it is in.
class TestCliDocument : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString file(const QString& name) const { return m_folder->path() + "/" + name; }
    QStringList where() const { return {"--data", m_folder->path()}; }
    QString write(const QByteArray& text) const {
        QFile written(file("weir.yaml"));
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size()) {
            qFatal("cannot write");
        }
        return written.fileName();
    }
    QStringList filesInFolder() const {
        return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keysThatLetNobodyInAreSaid() {
        qputenv("WEIR_TEST_SHORT", "short");
        const QByteArray none = file("secrets/none").toUtf8();
        const QString document = write(
            "listen: 127.0.0.1:0\n"
            "keys:\n"
            "  - {name: gone, secret: env:WEIR_TEST_GONE}\n"
            "  - {name: nofile, secret: \"file:" +
            none +
            "\"}\n"
            "  - {name: short, secret: env:WEIR_TEST_SHORT}\n");
        const QList<QByteArray> said{
            "weir.yaml:3:26: warning: the key \"gone\" lets nobody in: The environment variable "
            "WEIR_TEST_GONE is not set.",
            "weir.yaml:4:28: warning: the key \"nofile\" lets nobody in: There is no file " + none,
            "weir.yaml:5:27: warning: the key \"short\" lets nobody in: env:WEIR_TEST_SHORT is too "
            "short to be a secret."};

        const Outcome checked = runWeir({"check", document});
        QCOMPARE(checked.code, 0);
        for (const QByteArray& each : said) {
            QVERIFY2(checked.out.contains(each), checked.out.constData());
        }

        Serving gateway(where());
        // Another policy is compiled for each new key; what is wrong with the old ones is known.
        QCOMPARE(runWeir(QStringList{"keys", "create", "good"} + where()).code, 0);
        const Outcome listed = runWeir(QStringList{"keys", "list"} + where());
        QCOMPARE(listed.code, 0);
        for (const char* line : {"gone lets nobody in: The environment variable WEIR_TEST_GONE",
                                 "nofile lets nobody in: There is no file",
                                 "short lets nobody in: env:WEIR_TEST_SHORT is too short"}) {
            QVERIFY2(listed.out.contains(line), listed.out.constData());
        }
        QCOMPARE(listed.out.count("missing, from the document"), 2);
        QCOMPARE(listed.out.count("denied, from the document"), 1);
        const auto rows =
            runWeir(QStringList{"keys", "list", "--json"} + where()).json()["keys"].toArray();
        QCOMPARE(rows.size(), 4);
        for (const auto& row : rows) {
            const bool good = row.toObject()["name"].toString() == "good";
            QCOMPARE(row.toObject()["state"].toString() == "stored", good);
            QCOMPARE(row.toObject()["problem"].toString().isEmpty(), good);
        }
        QCOMPARE(gateway.terminate(), 0);
        for (const QByteArray& each : said) {
            QCOMPARE(gateway.log().count(each), 1);
        }
    }

    void whatAProviderLacksIsSaid() {
        const QByteArray ca = file("none.pem").toUtf8();
        const QString document = write(
            "listen: 127.0.0.1:0\n"
            "providers:\n"
            "  - {name: a, kind: openai, api_key: env:WEIR_TEST_GONE}\n"
            "  - {name: b, kind: openai, api_key: keychain:b}\n"
            "  - {name: c, kind: openai, api_key: session, ca: \"" +
            ca + "\"}\n");
        const QList<QByteArray> said{
            "weir.yaml:3:38: warning: the key env:WEIR_TEST_GONE cannot be used: The environment "
            "variable WEIR_TEST_GONE is not set.",
            "weir.yaml:4:38: warning: the key keychain:b cannot be used: weir serve has no "
            "keychain. Write env:NAME or file:PATH",
            "weir.yaml:5:51: warning: the provider \"c\" cannot be reached: The certificate file " +
                ca + " cannot be read."};
        const Outcome checked = runWeir({"check", document});
        QCOMPARE(checked.code, 0);
        Serving gateway(where());
        QVERIFY(gateway.line().startsWith("listening on"));
        QCOMPARE(gateway.terminate(), 0);
        for (const QByteArray& each : said) {
            QVERIFY2(checked.out.contains(each), checked.out.constData());
            QVERIFY2(gateway.log().count(each) == 1, gateway.log().constData());
        }
    }

    void anEmptyDocumentConfiguresNothing() {
        const Outcome checked = runWeir({"check", write("")});
        QCOMPARE(checked.code, 0);
        QVERIFY2(checked.out.contains("weir.yaml: warning: no provider is configured, so every "
                                      "call will be refused."),
                 checked.out.constData());
    }

    void checkSaysHowConnectionsComeInAndGoOut() {
        const QString document = write(
            "tls: {cert: /nowhere/cert.pem, key: /nowhere/key.pem}\n"
            "proxy: http://proxy.example:3128\n"
            "providers: [{name: far, kind: openai, api_key: none}]\n");
        const Outcome checked = runWeir({"check", document});
        QCOMPARE(checked.code, 0);
        for (const char* each :
             {"weir.yaml:1:13: warning: the certificate for calls cannot be used: The file "
              "/nowhere/cert.pem cannot be read.",
              "Listens on 127.0.0.1:9347, with TLS.",
              "https://api.openai.com/v1 through http://proxy.example:3128"}) {
            QVERIFY2(checked.out.contains(each), checked.out.constData());
        }
        const Outcome served = runWeir(QStringList{"serve"} + where());
        QCOMPARE(served.code, 1);
        QVERIFY2(served.err.contains("/nowhere/cert.pem cannot be read"), served.err.constData());
    }

    void checkSaysWhereServeWillNotListen() {
        const QString document =
            write("version: 1\nlisten: 0.0.0.0:0\nproviders: [{name: s, kind: simulator}]\n");
        const QByteArray says = "weir.yaml:2:9: warning: weir serve will refuse to start: ";
        const Outcome without = runWeir({"check", document});
        QCOMPARE(without.code, 0);
        QVERIFY2(without.out.contains(says), without.out.constData());
        QCOMPARE(runWeir(QStringList{"serve"} + where()).code, 1);

        QCOMPARE(runWeir(QStringList{"keys", "create", "a"} + where()).code, 0);
        const QStringList before = filesInFolder();
        const Outcome with = runWeir({"check", document});
        QCOMPARE(with.code, 0);
        QVERIFY2(!with.out.contains("warning"), with.out.constData());
        QCOMPARE(filesInFolder(), before);
        {
            // The same while a gateway has the folder open.
            Serving gateway(where());
            QVERIFY(gateway.line().startsWith("listening on http://0.0.0.0:"));
            QVERIFY(!runWeir({"check", document}).out.contains("warning"));
        }
        QCOMPARE(runWeir(QStringList{"keys", "revoke", "a"} + where()).code, 0);
        QVERIFY(runWeir({"check", document}).out.contains(says));
    }

    void aNewAddressIsSaidLikeTheFirst_data() {
        QTest::addColumn<bool>("json");
        QTest::newRow("words") << false;
        QTest::newRow("json") << true;
    }
    void aNewAddressIsSaidLikeTheFirst() {
        QFETCH(bool, json);
        write("listen: 127.0.0.2:0\n");
        Serving gateway(where() + (json ? QStringList{"--json"} : QStringList()));
        QVERIFY2(gateway.line().contains("http://127.0.0.2:"), gateway.line().constData());
        write("listen: 127.0.0.3:0\n");
        const QByteArray line = gateway.nextLine();
        QVERIFY2(line.startsWith(json ? "{\"listening\":[\"http://127.0.0.3:"
                                      : "listening on http://127.0.0.3:"),
                 line.constData());
        QCOMPARE(gateway.terminate(), 0);
    }

    void nothingIsMadeToBeLookedAt_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("backup") << QStringList{"backup", "COPY"};
        QTest::newRow("list") << QStringList{"keys", "list"};
        QTest::newRow("revoke") << QStringList{"keys", "revoke", "x"};
        QTest::newRow("rebind") << QStringList{"keys", "rebind", "x"};
    }
    void nothingIsMadeToBeLookedAt() {
        QFETCH(QStringList, words);
        words.replaceInStrings("COPY", file("copy"));
        const Outcome outcome = runWeir(words + QStringList{"--data", file("none")});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("There is no data folder " + file("none").toUtf8()),
                 outcome.err.constData());
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void whatIsEmptyIsNotAName_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("folder") << QStringList{"backup", ""} << QByteArray("FOLDER is empty.");
        QTest::newRow("key") << QStringList{"keys", "create", ""} << QByteArray("NAME is empty.");
        QTest::newRow("data") << QStringList{"backup", "copy", "--data", ""}
                              << QByteArray("--data needs a value: --data DIR.");
        QTest::newRow("config") << QStringList{"serve", "--config="}
                                << QByteArray("--config needs a value: --config FILE.");
    }
    void whatIsEmptyIsNotAName() {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        const Outcome outcome = runWeir(words);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    }

    void aBackupInventsNoDocument() {
        QCOMPARE(runWeir(QStringList{"keys", "create", "a"} + where()).code, 0);
        const Outcome copied = runWeir(QStringList{"backup", file("copy"), "--json"} + where());
        QCOMPARE(copied.code, 0);
        QCOMPARE(copied.json()["files"].toArray(), QJsonArray{"weir.db"});
        QVERIFY(!QFile::exists(file("copy/weir.yaml")));
        QVERIFY(!QFile::exists(file("weir.yaml")));
    }
};

QTEST_GUILESS_MAIN(TestCliDocument)
#include "test_cli_document.moc"
