// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

#include "tests/app/weir_program.hpp"
#include "tests/support/http_client.hpp"

using weir::test::Outcome;
using weir::test::Running;
using weir::test::runWeir;
using weir::test::Serving;

// The program as a stranger meets it.
class TestCli : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString& name) const { return m_folder.path() + "/" + name; }
    QString document(const QByteArray& text, const QString& name = "weir.yaml") const {
        QFile written(file(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size()) {
            qFatal("cannot write");
        }
        return written.fileName();
    }
    QString data() const {
        document("version: 1\nlisten: 127.0.0.1:0\nproviders:\n  - {name: sim, kind: simulator}\n");
        return m_folder.path();
    }

private slots:
    void everyCommandHelps_data() {
        QTest::addColumn<QString>("command");
        const QByteArray overview = runWeir({"--help"}).out;
        int commands = 0;
        for (const QByteArray& line : overview.split('\n')) {
            if (line.startsWith("  ")) {
                const QByteArray name = line.mid(2, 17).trimmed();
                QTest::newRow(name.constData()) << QString::fromUtf8(name);
                ++commands;
            }
        }
        QVERIFY(commands >= 10);
    }
    void everyCommandHelps() {
        QFETCH(QString, command);
        const Outcome help = runWeir(command.split(' ') << "--help");
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("Usage: weir " + command.toUtf8()));
        QVERIFY(help.err.isEmpty());
    }

    void helpIsFoundEverywhere_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("help") << QStringList{"help"} << QByteArray("Usage: weir COMMAND");
        QTest::newRow("of one") << QStringList{"help", "serve"} << QByteArray("Usage: weir serve");
        QTest::newRow("of two") << QStringList{"help", "keys", "create"}
                                << QByteArray("Usage: weir keys create");
        for (const char* family : {"keys", "tokens", "bodies", "traffic"}) {
            for (const QStringList& words :
                 {QStringList{family, "--help"}, {family, "-h"}, {"help", family}}) {
                QTest::newRow(qPrintable(words.join(' ')))
                    << words << QByteArray("Usage: weir ") + family + " COMMAND";
            }
        }
        QTest::newRow("where serve listens")
            << QStringList{"serve", "--help"} << QByteArray("127.0.0.1:9347");
        QTest::newRow("what an empty folder means")
            << QStringList{"serve", "--help"} << QByteArray("A data folder that is empty");
    }
    void helpIsFoundEverywhere() {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        const Outcome outcome = runWeir(words);
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains(says), outcome.out.constData());
        QVERIFY(outcome.err.isEmpty());
    }

    void whatIsTypedWrongIsSaidAsJsonToPrograms_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("command") << QStringList{"srve", "--json"};
        QTest::newRow("help") << QStringList{"help", "srve", "--json"};
        QTest::newRow("option") << QStringList{"keys", "list", "--jso", "--json"};
        QTest::newRow("operand") << QStringList{"keys", "create", "--json"};
        QTest::newRow("listen") << QStringList{"serve", "--json", "--listen", "here"};
        QTest::newRow("drain") << QStringList{"serve", "--json", "--drain", "x"};
        QTest::newRow("share") << QStringList{"simulate", "--json", "--429", "2"};
        QTest::newRow("port") << QStringList{"simulate", "--json", "--port", "x"};
        QTest::newRow("filter") << QStringList{"traffic", "tail", "--json", "--filter", "cost>>1"};
        QTest::newRow("last") << QStringList{"traffic", "tail", "--json", "--last", "x"};
    }
    void whatIsTypedWrongIsSaidAsJsonToPrograms() {
        QFETCH(QStringList, words);
        const Outcome outcome = runWeir(words);
        QCOMPARE(outcome.code, 2);
        const QJsonValue error = QJsonDocument::fromJson(outcome.err)["error"];
        QCOMPARE(error["code"].toString(), "invalid");
        QVERIFY(!error["message"].toString().isEmpty());
    }

    void whatIsTypedWrongEndsWithTwo_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nothing") << QStringList() << QByteArray("Usage:");
        QTest::newRow("unknown") << QStringList{"srve"} << QByteArray("Did you mean 'weir serve'?");
        QTest::newRow("unknown with an option")
            << QStringList{"srve", "--data", "/x"} << QByteArray("Did you mean 'weir serve'?");
        QTest::newRow("unknown in two words")
            << QStringList{"traffc", "tail"} << QByteArray("Did you mean 'weir traffic tail'?");
        QTest::newRow("half") << QStringList{"keys"} << QByteArray("needs one word more");
        QTest::newRow("option") << QStringList{"check", "f", "--jsn"}
                                << QByteArray("Did you mean --json?");
        QTest::newRow("listen") << QStringList{"serve", "--listen", "here"} << QByteArray("weir: ");
        QTest::newRow("share") << QStringList{"simulate", "--429", "2"}
                               << QByteArray("--429 must be a number from 0 to 1.");
    }
    void whatIsTypedWrongEndsWithTwo() {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        const Outcome outcome = runWeir(words);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QVERIFY(outcome.out.isEmpty());
    }

    void printsItsVersion() {
        QVERIFY(runWeir({"version"}).out.startsWith("weir "));
        QVERIFY(!runWeir({"version", "--json"}).json()["version"].toString().isEmpty());
    }

    void checkExplainsAGoodDocument() {
        const QString good = document(
            "version: 1\nproviders:\n  - {name: sim, kind: simulator}\n"
            "models:\n  - {name: fast, targets: [sim/sim-fast]}\n",
            "good.yaml");
        const Outcome outcome = runWeir({"check", good});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.contains("good.yaml is valid."));
        QVERIFY(outcome.out.contains("sim/sim-fast"));
        const Outcome json = runWeir({"check", good, "--json"});
        QCOMPARE(json.code, 0);
        QVERIFY(json.json()["valid"].toBool());
    }

    void checkNamesLineAndColumnOfABadOne() {
        const QString bad = document(
            "version: 1\nproviders:\n  - name: x\n    kind: openai\n    base_ulr: https://x.test\n",
            "bad.yaml");
        const Outcome outcome = runWeir({"check", bad});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.out.contains("bad.yaml:5:5: error:"), outcome.out.constData());
        QVERIFY(outcome.out.contains("base_url"));
        const Outcome json = runWeir({"check", bad, "--json"});
        QCOMPARE(json.code, 1);
        const QJsonObject problem = json.json()["problems"].toArray().first().toObject();
        QCOMPARE(problem["line"].toInt(), 5);
        QCOMPARE(problem["column"].toInt(), 5);
        QCOMPARE(runWeir({"check", file("none.yaml")}).code, 1);
    }

    void checkTakesTheKeysOfTheDataFolder() {
        const QByteArray providers =
            "version: 1\nproviders:\n  - {name: x, kind: openai, api_key: ";
        const QString own = m_folder.path() + "/secrets/x";
        const QString good = document(providers + "\"file:" + own.toUtf8() + "\"}\n");
        QCOMPARE(runWeir({"check", good}).code, 0);
        const QTemporaryDir elsewhere;
        const QString other = elsewhere.path() + "/secrets/x";
        const QString bad =
            document(providers + "\"file:" + other.toUtf8() + "\"}\n", "other.yaml");
        QCOMPARE(runWeir({"check", bad}).code, 1);
        QCOMPARE(runWeir({"check", bad, "--data", elsewhere.path()}).code, 0);
        QCOMPARE(runWeir({"check", good, "--data", elsewhere.path()}).code, 1);
    }

    void aKeyThatNobodyCouldSeeIsRevoked() {
        const QTemporaryDir folder;
        const QStringList where{"--data", folder.path()};
        QProcess full;
        full.setStandardOutputFile("/dev/full");
        full.start(WEIR_PROGRAM, QStringList{"keys", "create", "ci"} + where);
        QVERIFY(full.waitForFinished());
        QCOMPARE(full.exitCode(), 1);
        QVERIFY(full.readAllStandardError().contains("could not be written"));
        const Outcome listed = runWeir(QStringList{"keys", "list", "--json"} + where);
        const QJsonArray keys = listed.json()["keys"].toArray();
        QCOMPARE(keys.size(), 1);
        QVERIFY(keys.first().toObject()["revoked"].toBool());
    }

    void aKeyForBodiesIsMadeAnewEachTime() {
        const Outcome first = runWeir({"bodies", "new-key"});
        const Outcome second = runWeir({"bodies", "new-key"});
        QCOMPARE(first.code, 0);
        QCOMPARE(QByteArray::fromBase64(first.out.trimmed()).size(), 32);
        QVERIFY(first.out != second.out);
        QVERIFY(!first.err.contains(first.out.trimmed()));
        // The document takes it as it came.
        qputenv("WEIR_BODIES_KEY", first.out);
        const QStringList check{
            "check", document("version: 1\nbodies: {keep: disk, key: env:WEIR_BODIES_KEY}\n")};
        QCOMPARE(runWeir(check).code, 0);
        QVERIFY(!runWeir(check).err.contains("warning"));
        qputenv("WEIR_BODIES_KEY", "a secret that is none");
        const Outcome wrong = runWeir(check);
        QVERIFY((wrong.out + wrong.err).contains("2:27: warning"));
        QVERIFY(!(wrong.out + wrong.err).contains("a secret that is none"));
        qunsetenv("WEIR_BODIES_KEY");
    }

    void tokensWithoutAGateway() {
        const QTemporaryDir folder;
        const QStringList where{"--data", folder.path()};
        const Outcome noRole = runWeir(QStringList{"tokens", "create", "anna"} + where);
        QCOMPARE(noRole.code, 2);
        QVERIFY(noRole.err.contains("read, operate or admin"));
        const Outcome created = runWeir(
            QStringList{"tokens", "create", "anna", "--role", "operate", "--quiet"} + where);
        QCOMPARE(created.code, 0);
        QVERIFY(created.out.startsWith("weir_op_"));
        const Outcome listed = runWeir(QStringList{"tokens", "list", "--json"} + where);
        const QJsonObject token = listed.json()["tokens"].toArray().first().toObject();
        QCOMPARE(token["role"].toString(), "operate");
        QVERIFY(!listed.out.contains(created.out.trimmed()));
        QCOMPARE(runWeir(QStringList{"tokens", "revoke", "anna"} + where).code, 0);
        QCOMPARE(runWeir(QStringList{"tokens", "revoke", "anna"} + where).code, 1);
    }

    void keysWithoutAGateway() {
        const QTemporaryDir folder;
        const QStringList where{"--data", folder.path()};
        const Outcome created = runWeir(QStringList{"keys", "create", "ci", "--quiet"} + where);
        QCOMPARE(created.code, 0);
        QVERIFY(created.out.startsWith("weir_sk_"));
        QCOMPARE(created.out.count('\n'), 1);
        QVERIFY(created.err.isEmpty());

        const Outcome listed = runWeir(QStringList{"keys", "list", "--json"} + where);
        QCOMPARE(listed.json()["keys"].toArray().first().toObject()["name"].toString(), "ci");
        QVERIFY(!listed.out.contains(created.out.trimmed()));
        const Outcome twice = runWeir(QStringList{"keys", "create", "ci"} + where);
        QCOMPARE(twice.code, 1);
        QCOMPARE(runWeir(QStringList{"keys", "revoke", "ci"} + where).code, 0);
        const Outcome gone = runWeir(QStringList{"keys", "revoke", "ci", "--json"} + where);
        QCOMPARE(gone.code, 1);
        QCOMPARE(QJsonDocument::fromJson(gone.err)["error"]["code"].toString(), "not_found");
        QCOMPARE(runWeir(QStringList{"keys", "rebind", "x"} + where).code, 1);
    }

    void servesAndEndsCleanly() {
        Serving gateway({"--data", data()});
        QVERIFY2(gateway.line().startsWith("listening on http://127.0.0.1:"),
                 gateway.line().constData());
        const QStringList where{"--data", m_folder.path()};
        const Outcome key = runWeir(QStringList{"keys", "create", "live", "--json"} + where);
        QCOMPARE(key.code, 0);
        const std::string secret = key.json()["secret"].toString().toStdString();

        weir::test::HttpClient client(gateway.port());
        client.post(
            "/v1/chat/completions", "Authorization: Bearer " + secret + "\r\n",
            "{\"model\":\"sim-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        QCOMPARE(client.receive().status, 200);

        const auto tail = [&] {
            return runWeir(QStringList{"traffic", "tail", "--once", "--json"} + where);
        };
        // The client has its answer a moment before the record is closed.
        QTRY_COMPARE(tail().json()["state"].toString(), "done");
        QCOMPARE(tail().json()["key"].toString(), "live");
        QVERIFY(
            runWeir(QStringList{"traffic", "tail", "--once"} + where).out.contains("sim/sim-fast"));

        for (int i = 0; i < 30; ++i) {
            weir::test::HttpClient another(gateway.port());
            another.post("/v1/chat/completions", "Authorization: Bearer " + secret + "\r\n",
                         "{\"model\":\"sim-nobody\",\"messages\":[]}");
            QVERIFY(another.receive().status >= 400);
        }
        const auto lines = [&](const QStringList& more) {
            return runWeir(QStringList{"traffic", "tail", "--once"} + more + where).out.count('\n');
        };
        QTRY_COMPARE(lines({"--json", "--last", "100"}), 31);
        QCOMPARE(lines({"--json"}), 20);
        QCOMPARE(lines({"--json", "--last", "3"}), 3);
        QCOMPARE(lines({"--last", "3"}), 4);  // with the titles
        QCOMPARE(lines({"--last", "0"}), 1);
        QCOMPARE(lines({"--json", "--last", "100", "--filter", "model:sim-nobody"}), 30);
        QCOMPARE(lines({"--json", "--last", "100", "--filter", "key:live status<300"}), 1);

        const Outcome copied = runWeir(QStringList{"backup", file("copy"), "--json"} + where);
        QCOMPARE(copied.code, 0);
        QVERIFY(QFile::exists(file("copy/weir.yaml")));

        const Outcome second = runWeir(QStringList{"serve"} + where);
        QCOMPARE(second.code, 1);
        QCOMPARE(gateway.terminate(), 0);
        QVERIFY(!QFile::exists(file("weir.sock")));
        QCOMPARE(runWeir(QStringList{"traffic", "tail", "--once"} + where).code, 1);
    }

    // Calls are told as they end, and to programs each change of them.
    void tailFollowsWhatComes() {
        Serving gateway({"--data", data()});
        const QStringList where{"--data", m_folder.path()};
        const Outcome key = runWeir(QStringList{"keys", "create", "followed", "--quiet"} + where);
        const std::string auth =
            "Authorization: Bearer " + key.out.trimmed().toStdString() + "\r\n";
        const QStringList tail = QStringList{"traffic", "tail", "--last", "0"} + where;
        Running told(tail);
        QVERIFY2(told.line().startsWith("STARTED"), told.line().constData());
        const auto call = [&](const char* model) {
            weir::test::HttpClient client(gateway.port());
            client.post("/v1/chat/completions", auth,
                        std::string("{\"model\":\"") + model +
                            "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
            return client.receive().status;
        };
        QCOMPARE(call("sim-fast"), 200);
        const QByteArray first = told.nextLine();
        QVERIFY2(first.contains("done") && first.contains("sim/sim-fast"), first.constData());
        QCOMPARE(call("sim-nobody"), 404);
        const QByteArray second = told.nextLine();
        QVERIFY2(second.contains("404") && second.contains("sim-nobody"), second.constData());

        // It begins with what there was: each call as it is now.
        Running json(QStringList{"traffic", "tail", "--json"} + where);
        QJsonObject row = QJsonDocument::fromJson(json.line()).object();
        QCOMPARE(row["modelAsked"].toString(), "sim-fast");
        row = QJsonDocument::fromJson(json.nextLine()).object();
        QCOMPARE(row["modelAsked"].toString(), "sim-nobody");
        QCOMPARE(call("sim-agent"), 200);
        do {
            const double before = row["sequence"].toDouble();
            row = QJsonDocument::fromJson(json.nextLine()).object();
            QVERIFY(row["sequence"].toDouble() > before);
            QCOMPARE(row["modelAsked"].toString(), "sim-agent");
        } while (row["state"].toString() != "done");

        // The end of the gateway is the end of what is told, and an error.
        QCOMPARE(gateway.terminate(), 0);
        QCOMPARE(told.waitForEnd(), 1);
        QVERIFY2(told.log().contains("weir: "), told.log().constData());
        QCOMPARE(json.waitForEnd(), 1);
        QVERIFY(!QJsonDocument::fromJson(json.log())["error"]["message"].toString().isEmpty());
    }

    void saysToProgramsWhereItListens() {
        Serving gateway({"--data", data(), "--json"});
        const QJsonArray urls = QJsonDocument::fromJson(gateway.line())["listening"].toArray();
        QVERIFY2(!urls.isEmpty(), gateway.line().constData());
        QVERIFY(urls.first().toString().startsWith("http://127.0.0.1:"));
        QCOMPARE(gateway.terminate(), 0);
    }

    void aBrokenDocumentIsNotServed() {
        document("version: 1\nlisten: nowhere\n");
        const Outcome outcome = runWeir({"serve", "--data", m_folder.path()});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("weir.yaml:2:9: error:"), outcome.err.constData());
    }

    void isNotServedToOthersWithoutAKey() {
        const QTemporaryDir folder;
        const Outcome outcome =
            runWeir({"serve", "--data", folder.path(), "--listen", "0.0.0.0:0"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("weir keys create"), outcome.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
