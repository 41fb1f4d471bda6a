// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/simulator/simulator.hpp"
#include "tests/engine/dialects/json.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using weir::test::HttpAnswer;
using weir::test::HttpClient;
using weir::test::json;

namespace {

struct ServedSide {
    const char* name;
    const char* path;
    const char* body;  // %1 is the model, %2 what else
    const char* end;   // of a whole stream
};

constexpr ServedSide kServedSides[] = {
    {"chat", "/v1/chat/completions", "{'model':'%1','messages':[{'role':'user','content':'Hi'}]%2}",
     "data: [DONE]\n\n"},
    {"responses", "/v1/responses", "{'model':'%1','input':'Hi'%2}", "response.completed"},
    {"messages", "/v1/messages",
     "{'model':'%1','max_tokens':500,'messages':[{'role':'user','content':'Hi'}]%2}",
     "message_stop"},
};

// As fast as it can, so that nothing here waits for a clock.
simulator::Options quick() {
    simulator::Options options;
    options.tokensPerSecond = 0;
    options.firstToken = Milliseconds(0);
    options.slowFirstToken = Milliseconds(50);
    return options;
}

}  // namespace

// Over real sockets: what the responder's answers come to on the wire.
class TestSimulator : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        const auto port = m_simulator.start();
        QVERIFY2(port.ok(), port ? "" : port.error().message.c_str());
        m_port = *port;
        QCOMPARE(m_simulator.baseUrl(), "http://127.0.0.1:" + std::to_string(m_port) + "/v1");
    }
    void cleanupTestCase() {
        m_simulator.stop();
        QVERIFY(m_simulator.baseUrl().empty());
    }

    void faults_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<bool>("stream");
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("status");  // 0: the connection was cut before a head
        QTest::addColumn<bool>("complete");
        QTest::addColumn<bool>("whole");  // the answer reached its end
        for (int side = 0; side < 3; ++side) {
            const auto row = [side](const char* model, bool stream, int status, bool complete,
                                    bool whole) {
                QTest::addRow("%s %s %s", kServedSides[side].name, model,
                              stream ? "stream" : "plain")
                    << side << stream << QString(model) << status << complete << whole;
            };
            const int overloaded = side == 2 ? 529 : 503;
            row("sim-fast", false, 200, true, true);
            row("sim-fast", true, 200, true, true);
            row("sim-slow", false, 200, true, true);
            row("sim-slow", true, 200, true, true);
            row("sim-429", false, 429, true, false);
            row("sim-429", true, 429, true, false);
            row("sim-500", false, 500, true, false);
            row("sim-500", true, 500, true, false);
            row("sim-overloaded", false, overloaded, true, false);
            row("sim-overloaded", true, 200, true, false);
            row("sim-reset", false, 0, false, false);
            row("sim-reset", true, 200, false, false);
            row("sim-cut", false, 200, false, false);
            row("sim-cut", true, 200, false, false);
            row("sim-garbage", false, 200, true, false);
            row("sim-garbage", true, 200, true, false);
        }
    }
    void faults() {
        QFETCH(int, side);
        QFETCH(bool, stream);
        QFETCH(QString, model);
        QFETCH(int, status);
        QFETCH(bool, whole);
        HttpClient client(m_port);
        post(client, kServedSides[side], model, stream);
        const HttpAnswer answer = client.receive();
        // A reset may overtake the bytes before it.
        QVERIFY(answer.status == status || (answer.status == 0 && !answer.complete));
        QTEST(answer.complete, "complete");
        const bool ended = stream ? answer.body.find(kServedSides[side].end) != std::string::npos
                                  : answer.body.ends_with('}') && answer.status == 200;
        QCOMPARE(ended, whole);
    }

    void aRateLimitSaysHowLong() {
        HttpClient client(m_port);
        post(client, kServedSides[0], "sim-429", false);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.header("retry-after"), std::string("2"));
        QCOMPARE(answer.header("content-type"), std::string("application/json"));
        QVERIFY(!answer.header("x-request-id").empty());
    }

    // It speaks, then says nothing more; the client leaves, and others are served as before.
    void aStallHoldsUpNobodyElse() {
        HttpClient stalled(m_port);
        post(stalled, kServedSides[0], "sim-stall", true);
        QVERIFY(stalled.receiveUntil("\"content\":\"A\""));
        HttpClient other(m_port);
        post(other, kServedSides[0], "sim-fast", false);
        QCOMPARE(other.receive().status, 200);
        stalled.reset();
        post(other, kServedSides[0], "sim-fast", false);
        QCOMPARE(other.receive().status, 200);
    }

    void oneConnectionServesManyCalls() {
        HttpClient client(m_port);
        for (const ServedSide& side : kServedSides) {
            for (const bool stream : {false, true}) {
                post(client, side, "sim-fast", stream);
                const HttpAnswer answer = client.receive();
                QCOMPARE(answer.status, 200);
                QVERIFY(answer.complete);
            }
        }
        client.send("GET /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(client.receive().body.find("sim-agent") != std::string::npos);
    }

    void startsAgain() {
        simulator::Simulator another(quick(), m_clock, m_otherRandom, m_log);
        const auto taken = another.start(m_port);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::Conflict);
        for (int i = 0; i < 2; ++i) {
            const auto port = another.start();
            QVERIFY(port.ok());
            QVERIFY(!another.start());
            HttpClient stalled(*port);
            post(stalled, kServedSides[2], "sim-stall", true);
            QVERIFY(stalled.receiveUntil("content_block_delta"));
            another.stop();  // cuts what is open
            QVERIFY(!stalled.receive().complete);
        }
    }

private:
    static void post(HttpClient& client, const ServedSide& side, const QString& model,
                     bool stream) {
        const QString body = QString(side.body).arg(model, stream ? ",'stream':true" : "");
        client.post(side.path, "anthropic-version: 2023-06-01\r\n", json(body.toStdString()));
    }

    SystemClock m_clock;
    test::SeededRandom m_random{1};
    test::SeededRandom m_otherRandom{2};
    Log m_log{m_clock, [](std::string_view) {}};
    simulator::Simulator m_simulator{quick(), m_clock, m_random, m_log};
    std::uint16_t m_port = 0;
};

QTEST_GUILESS_MAIN(TestSimulator)
#include "test_simulator.moc"
