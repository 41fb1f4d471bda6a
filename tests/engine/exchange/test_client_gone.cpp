// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/stalled_handshake.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

enum class How { Reset, Close, EndWriting };

void leave(HttpClient& client, How how) {
    switch (how) {
        case How::Reset:
            client.reset();
            break;
        case How::Close:
            client.close();
            break;
        case How::EndWriting:
            client.endWriting();
            break;
    }
}

void addWays() {
    QTest::addColumn<How>("how");
    QTest::newRow("reset") << How::Reset;
    QTest::newRow("end") << How::Close;
    QTest::newRow("end of what it writes") << How::EndWriting;
}

}  // namespace

// A client that goes, in each phase of its call: what is awaited for it ends, and its record says
// so. Streams under way are in test_streams.
class TestClientGone : public QObject {
    Q_OBJECT

private slots:
    void whileAPlainAnswerIsAwaited_data() { addWays(); }
    void whileAPlainAnswerIsAwaited() {
        QFETCH(How, how);
        ScriptedUpstream upstream;
        const Gate never = std::make_shared<std::atomic<bool>>(false);
        upstream.script({behind(never, json(200, kAnswer))});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QVERIFY(upstream.waitForCalls(1));
        leave(client, how);
        QVERIFY(upstream.waitForClientGone());
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Cancelled);
        QCOMPARE(record.attempts.size(), std::size_t{1});
        QVERIFY(record.usage().source == Source::Estimated);
        QVERIFY(record.usage().inUncached > 0);
    }

    void betweenTwoAttempts_data() { addWays(); }
    void betweenTwoAttempts() {
        QFETCH(How, how);
        ScriptedUpstream upstream;
        upstream.script({json(503, "{}", {{"retry-after-ms", "20000"}})});
        Gateway gateway;
        gateway.usePolicy(oneTarget(upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QVERIFY(gateway.waitForCooling("first/a"));
        leave(client, how);
        QVERIFY(gateway.lastEnded().state == ExchangeState::Cancelled);
        QCOMPARE(upstream.calls().size(), std::size_t{1});
    }

    void whileTheUpstreamIsConnectedTo_data() { addWays(); }
    void whileTheUpstreamIsConnectedTo() {
        QFETCH(How, how);
        const StalledHandshake upstream;
        ScriptedUpstream never;
        policy::Snapshot snapshot = oneTarget(never);
        upstream.becomes(snapshot.providers[0]);
        Gateway gateway;
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QTRY_COMPARE_WITH_TIMEOUT(upstream.connections(), 1, 20'000);
        leave(client, how);
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Cancelled);
        // Nothing went out, so nothing was used.
        QCOMPARE(record.usage().inUncached, std::uint64_t{0});
    }

    void withinItsRequest() {
        ScriptedUpstream upstream;
        Gateway gateway;
        gateway.usePolicy(oneTarget(upstream));
        HttpClient client(gateway.port());
        client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n" + gateway.auth() +
                    "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"model\":");
        QTRY_COMPARE_WITH_TIMEOUT(gateway.openCalls(), std::size_t{1}, 20'000);
        client.close();
        QVERIFY(gateway.lastEnded().state == ExchangeState::Cancelled);
        QVERIFY(upstream.calls().empty());
        QTRY_COMPARE_WITH_TIMEOUT(gateway.heldBodies(), std::size_t{0}, 20'000);
    }

    void afterTheLastByteItWasServed() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(oneTarget(upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(client.receive().body, kAnswer);
        client.reset();
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Done);
        QVERIFY(record.usage().source == Source::Reported);
        QTRY_COMPARE_WITH_TIMEOUT(gateway.openConnections(), std::size_t{0}, 20'000);
    }
};

QTEST_GUILESS_MAIN(TestClientGone)
#include "test_client_gone.moc"
