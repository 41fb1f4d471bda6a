// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "tests/app/weir_program.hpp"
#include "tests/support/http_client.hpp"

using weir::test::HttpAnswer;
using weir::test::HttpClient;
using weir::test::Running;

// `weir simulate`, and each fault that it can be asked for.
class TestCliSimulate : public QObject {
    Q_OBJECT

    // At once, so that what is late or missing is so on purpose.
    static QStringList simulate(const QStringList& more = {}) {
        return QStringList{"simulate", "--speed", "0", "--first-token", "0"} + more;
    }
    static void ask(HttpClient& client, bool stream = false) {
        client.post("/v1/chat/completions", "",
                    std::string(R"({"model":"sim-fast","stream":)") + (stream ? "true" : "false") +
                        R"(,"messages":[{"role":"user","content":"hi"}]})");
    }
    // A call to another simulator, which takes longer than whatever of another call was on its way.
    static void letTimePass() {
        const Running other(simulate());
        HttpClient client(other.port());
        ask(client);
        QVERIFY(client.receive().complete);
    }

private slots:
    void simulatesOnAnAddress_data() {
        QTest::addColumn<bool>("json");
        QTest::newRow("words") << false;
        QTest::newRow("json") << true;
    }
    void simulatesOnAnAddress() {
        QFETCH(bool, json);
        Running simulator(simulate(json ? QStringList{"--json"} : QStringList()));
        if (json) {
            const QJsonDocument said = QJsonDocument::fromJson(simulator.line());
            QVERIFY(said["simulating"].toString().startsWith("http://127.0.0.1:"));
            QVERIFY(!said["models"].toArray().isEmpty());
        } else {
            QVERIFY2(simulator.line().startsWith("simulating on http://127.0.0.1:"),
                     simulator.line().constData());
        }
        QCOMPARE(simulator.terminate(), 0);
    }

    void aShareOfAllCallsIsEachCall_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<int>("status");  // 0: the connection ends before an answer
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("429") << "--429" << 429 << QByteArray("rate_limit_exceeded");
        QTest::newRow("500") << "--500" << 500 << QByteArray("internal_error");
        QTest::newRow("overloaded") << "--overloaded" << 503 << QByteArray("overloaded");
        QTest::newRow("reset") << "--reset" << 0 << QByteArray();
        QTest::newRow("cut") << "--cut" << 200 << QByteArray("\"choices\"");
        QTest::newRow("garbage") << "--garbage" << 200 << QByteArray("\"choices\"");
    }
    void aShareOfAllCallsIsEachCall() {
        QFETCH(const QString, option);
        QFETCH(const int, status);
        QFETCH(const QByteArray, says);
        const Running simulator(simulate({option, "1"}));
        for (int call = 0; call < 3; ++call) {
            HttpClient client(simulator.port());
            ask(client);
            const HttpAnswer answer = client.receive();
            QCOMPARE(answer.status, status);
            QVERIFY2(answer.body.find(says.toStdString()) != std::string::npos,
                     answer.body.c_str());
            // What is cut has no end; what is garbage ends as it should, and is no JSON.
            QCOMPARE(answer.complete, status != 0 && option != "--cut");
            const auto body = QByteArray::fromStdString(answer.body);
            QCOMPARE(QJsonDocument::fromJson(body).isObject(), status >= 400);
            if (status == 429) {
                QVERIFY(!answer.header("retry-after").empty());
            }
        }
    }

    // Neither ends while anybody waits for it.
    void aLateOrStalledAnswerIsNotThereYet_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<bool>("begins");
        QTest::newRow("slow") << "--slow" << false;
        QTest::newRow("stall") << "--stall" << true;
    }
    void aLateOrStalledAnswerIsNotThereYet() {
        QFETCH(const QString, option);
        QFETCH(const bool, begins);
        const Running simulator(simulate({option, "1"}));
        HttpClient client(simulator.port());
        ask(client, true);
        if (begins) {
            QVERIFY(client.receiveUntil("\"content\":\"", 2));
        }
        letTimePass();
        QCOMPARE(client.countOf("[DONE]"), std::size_t{0});
        QCOMPARE(client.countOf("\"finish_reason\":\"stop\""), std::size_t{0});
        if (!begins) {
            QVERIFY(client.countOf("\"content\":\"") <= 1);  // that of the role is empty
        }
    }
};

QTEST_GUILESS_MAIN(TestCliSimulate)
#include "test_cli_simulate.moc"
