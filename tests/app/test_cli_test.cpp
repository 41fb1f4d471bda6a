// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include "tests/app/weir_program.hpp"
#include "tests/support/http_client.hpp"

using weir::test::Outcome;
using weir::test::runWeir;
using weir::test::Serving;

// `weir test`: a document is held to tests beside it, without a gateway.
class TestCliTest : public QObject {
    Q_OBJECT

    static constexpr const char* kDocument =
        "listen: 127.0.0.1:0\n"
        "providers:\n  - {name: sim, kind: simulator}\n"
        "teams:\n  - {name: search, tier: gold, tags: [research]}\n"
        "keys:\n  - {name: ci, team: search, secret: env:WEIR_TEST_GONE}\n"
        "routes:\n"
        "  - name: no pictures\n"
        "    when: {images: true}\n"
        "    refuse: \"No pictures, please.\"\n"
        "  - {name: batch, when: {header: {x-app: batch}}, refuse: Later.}\n"
        "  - name: gold\n"
        "    when: {model: auto, tier: gold}\n"
        "    use: {targets: [sim/sim-slow, sim/sim-fast]}\n"
        "  - name: drawn\n"
        "    when: {model: auto}\n"
        "    use: {strategy: weighted, targets: [{target: sim/sim-a, weight: 99},\n"
        "          {target: sim/sim-b, weight: 1}, {target: sim/sim-spare, weight: 0}]}\n";

    std::unique_ptr<QTemporaryDir> m_folder;

    QString write(const QString& name, const QByteArray& text) const {
        QFile written(m_folder->filePath(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size()) {
            qFatal("cannot write");
        }
        return written.fileName();
    }
    Outcome test(const QByteArray& tests, const QStringList& words = {}) const {
        return runWeir(
            QStringList{"test", write("weir.test.yaml", tests), "--allow-env", "WEIR_TEST_GONE"} +
            words);
    }
    // Of one test, in flow style.
    Outcome one(const char* call, const char* expect) const {
        return test(QByteArray("tests:\n  - {call: ") + call + ", expect: " + expect + "}\n");
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        // The secret of the key is not there, as on a server that runs tests.
        write("weir.yaml", kDocument);
    }

    void whatHoldsPasses_data() {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<QByteArray>("expect");
        const auto row = [](const char* name, const char* call, const char* expect) {
            QTest::newRow(name) << QByteArray(call) << QByteArray(expect);
        };
        row("a route and its target", "{model: auto, tier: gold}",
            "{route: gold, target: sim/sim-slow}");
        row("a team brings its tier", "{model: auto, team: search}", "{route: gold}");
        row("a key brings its team", "{model: auto, key: ci}", "{route: gold}");
        row("all that a draw may give", "{model: auto}", "{target: [sim/sim-a, sim/sim-b]}");
        row("a refusal", "{model: auto, images: true}", "{route: no pictures, refused: pictures}");
        row("no route", "{model: sim/sim-fast}", "{route: none, target: sim/sim-fast}");
        row("never", "{model: auto, tier: gold}", "{never: [sim/sim-a, sim/sim-b]}");
        row("a name that only a provider for all takes", "{model: nothing}",
            "{target: sim/nothing}");
    }
    void whatHoldsPasses() {
        QFETCH(QByteArray, call);
        QFETCH(QByteArray, expect);
        const Outcome shown = one(call.constData(), expect.constData());
        QVERIFY2(shown.code == 0, (shown.out + shown.err).constData());
        QVERIFY2(shown.out.endsWith("1 passed, 0 failed.\n"), shown.out.constData());
    }

    void whatDoesNotFailsAndSaysWhy_data() {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<QByteArray>("expect");
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char* name, const char* call, const char* expect,
                            const char* why) {
            QTest::newRow(name) << QByteArray(call) << QByteArray(expect) << QByteArray(why);
        };
        row("another route", "{model: auto}", "{route: gold}",
            "expected route gold; the call goes to sim/sim-a, sim/sim-b, by route drawn");
        row("a draw that is forgotten", "{model: auto}", "{target: sim/sim-a}",
            "expected sim/sim-a; the call goes to sim/sim-a, sim/sim-b, by route drawn");
        row("a spare is a candidate too", "{model: auto}", "{never: sim/sim-spare}",
            "sim/sim-spare must never be asked, and is a candidate");
        row("refused", "{model: auto, images: true}", "{target: sim/sim-a}",
            "the call is refused, by route no pictures: No pictures, please.");
        row("other words", "{model: auto, images: true}", "{refused: sound}",
            "expected a refusal that says \"sound\"");
        row("not refused", "{model: auto, tier: gold}", "{refused: \"\"}",
            "the call goes to sim/sim-slow, by route gold");
        row("no such path", "{model: auto, endpoint: /v9}", "{route: none}",
            "There is no path /v9");
    }
    void whatDoesNotFailsAndSaysWhy() {
        QFETCH(QByteArray, call);
        QFETCH(QByteArray, expect);
        QFETCH(QByteArray, why);
        const Outcome shown = one(call.constData(), expect.constData());
        QCOMPARE(shown.code, 1);
        QVERIFY2(shown.out.contains(why), (shown.out + shown.err).constData());
        QVERIFY(shown.out.contains("weir.test.yaml:2: "));
        QVERIFY(shown.out.endsWith("0 passed, 1 failed.\n"));
    }

    void filesThatCannotBeUsedAreSaid() {
        const Outcome broken = test("tests:\n  - {cal: {}}\n");
        QCOMPARE(broken.code, 1);
        QVERIFY2(broken.err.contains("weir.test.yaml:2:6: error: unknown field \"cal\""),
                 broken.err.constData());
        const Outcome none = runWeir({"test", m_folder->filePath("none.yaml")});
        QCOMPARE(none.code, 1);
        QVERIFY(none.err.contains("There is no file"));
        write("weir.yaml", "providres: []\n");
        const Outcome document = one("{model: auto}", "{route: none}");
        QCOMPARE(document.code, 1);
        QVERIFY2(document.err.contains("weir.yaml:1:1: error: unknown field \"providres\""),
                 document.err.constData());
        QCOMPARE(runWeir({"test"}).code, 2);
    }

    void anotherDocumentCanBeHeldToThem() {
        const QString other =
            write("other.yaml", QByteArray(kDocument).replace("name: gold", "name: silver"));
        const QByteArray tests =
            "tests:\n  - {call: {model: auto, tier: gold}, expect: {route: gold}}\n";
        QCOMPARE(test(tests).code, 0);
        QCOMPARE(test(tests, {"--config", other}).code, 1);
    }

    void programsGetJsonAndJunit() {
        const QByteArray tests =
            "tests:\n"
            "  - {name: \"<good> & fine\", call: {model: auto}, expect: {route: drawn}}\n"
            "  - {name: bad, call: {model: auto}, expect: {route: gold}}\n";
        const QString xml = m_folder->filePath("out.xml");
        const Outcome shown = test(tests, {"--json", "--junit", xml});
        QCOMPARE(shown.code, 1);
        QCOMPARE(shown.json()["passed"].toInt(), 1);
        QCOMPARE(shown.json()["failed"].toInt(), 1);
        QCOMPARE(shown.json()["tests"].toArray()[1].toObject()["line"].toInt(), 3);

        QFile file(xml);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&file);
        QStringList names;
        int failures = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement) {
                if (reader.name() == QLatin1String("testcase")) {
                    names += reader.attributes().value("name").toString();
                }
                failures += reader.name() == QLatin1String("failure") ? 1 : 0;
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(names, (QStringList{"<good> & fine", "bad"}));
        QCOMPARE(failures, 1);
        const Outcome unwritten = test(tests, {"--junit", m_folder->filePath("no/where.xml")});
        QCOMPARE(unwritten.code, 1);
        QVERIFY(unwritten.err.contains("could not be written"));
    }

    void aTrialOfTheGatewayIsATestThatPasses() {
        Serving gateway({"--data", m_folder->path(), "--allow-env", "WEIR_TEST_GONE"});
        const auto trial =
            runWeir({"routes", "try", "--model", "auto", "--tools", "--tokens", "3000", "--header",
                     "x-app: web", "--header", "x-other: 1", "--json", "--data", m_folder->path()})
                .json();
        const QByteArray written = trial["test"].toString().toUtf8();
        QVERIFY2(written.contains("route: drawn"), written.constData());
        QVERIFY2(written.contains("header: {x-app: web}"), written.constData());
        const Outcome shown = test("tests:\n" + written);
        QVERIFY2(shown.code == 0, (shown.out + shown.err).constData());
    }

    void aRecordedCallIsATestThatPasses() {
        const QStringList where{"--data", m_folder->path()};
        Serving gateway(QStringList{"--allow-env", "WEIR_TEST_GONE"} + where);
        const std::string secret = runWeir(QStringList{"keys", "create", "live", "--quiet"} + where)
                                       .out.trimmed()
                                       .toStdString();
        weir::test::HttpClient client(gateway.port());
        client.post("/v1/chat/completions",
                    "Authorization: Bearer " + secret + "\r\nX-App: web\r\n",
                    "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        QVERIFY(client.receive().status != 0);
        const auto last = [&] {
            return runWeir(QStringList{"traffic", "tail", "--once", "--json"} + where).json();
        };
        QTRY_VERIFY(last()["durationUs"].toInt(-1) >= 0);
        const QStringList ask = QStringList{"traffic", "test", last()["id"].toString()} + where;
        const Outcome made = runWeir(ask);
        QVERIFY2(made.out.contains("route: drawn") && made.out.contains("x-app: web"),
                 (made.out + made.err).constData());
        QVERIFY2(made.err.contains("counts as right"), made.err.constData());
        QCOMPARE(runWeir(ask + QStringList{"--json"}).json()["test"].toString().toUtf8(), made.out);
        const Outcome shown = test("tests:\n" + made.out);
        QVERIFY2(shown.code == 0, (shown.out + shown.err).constData());
        const QString other =
            write("other.yaml", QByteArray(kDocument).replace("name: drawn", "name: elsewhere"));
        QCOMPARE(test("tests:\n" + made.out, {"--config", other}).code, 1);
        QCOMPARE(runWeir(QStringList{"traffic", "test", "nonsense"} + where).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliTest)
#include "test_cli_test.moc"
