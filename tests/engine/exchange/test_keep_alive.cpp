// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

// The client of a stream is kept while its answer is not there.
class TestKeepAlive : public QObject {
    Q_OBJECT

private slots:
    void keepsTheClientWithCommentsUntilTheAnswerComes() {
        ScriptedUpstream upstream;
        upstream.script({late(events({kRole, kHello, kStop, kDone}))});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        snapshot.answerBy = Milliseconds(20);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QCOMPARE(answer.body, ": ping\n\n" + kRole + kHello + kStop + kDone);
    }

    void keepsTheClientThroughAFailover() {
        ScriptedUpstream silent;
        silent.script({eventsThenSilence({kRole})});
        const Gate gate = std::make_shared<std::atomic<bool>>(false);
        ScriptedUpstream second;
        second.script({behind(gate, events({kRole, kHello, kStop, kDone}))});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(silent, second);
        snapshot.providers[0].timeouts.firstToken = Milliseconds(100);
        snapshot.answerBy = Milliseconds(20);
        snapshot.keepAliveEvery = Milliseconds(20);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QVERIFY(client.receiveUntil(": ping"));
        QVERIFY(second.waitForCalls(1));
        // The second attempt is as quiet as the first, and the client hears of us all the same.
        QVERIFY(client.receiveUntil(": ping", client.countOf(": ping") + 2));
        *gate = true;
        const HttpAnswer answer = client.receive();
        QVERIFY(answer.complete);
        QVERIFY(answer.body.ends_with(": ping\n\n" + kRole + kHello + kStop + kDone));
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Done);
        QCOMPARE(record.responseBytes, std::uint64_t(answer.body.size()));
    }

    void keepsTheClientBetweenTwoAttempts() {
        ScriptedUpstream upstream;
        upstream.script({json(503, "{}", {{"retry-after-ms", "20000"}})});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.answerBy = Milliseconds(20);
        snapshot.keepAliveEvery = Milliseconds(20);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QVERIFY(gateway.waitForCooling("first/a"));
        QVERIFY(client.receiveUntil(": ping", client.countOf(": ping") + 2));
        QCOMPARE(upstream.calls().size(), std::size_t(1));
    }

    void tellsAFailureInTheStreamOnceItHasBegun() {
        ScriptedUpstream upstream;
        upstream.script({late(json(500, "{}"))});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.retries.attempts = 1;
        snapshot.answerBy = Milliseconds(20);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QVERIFY(answer.body.find("No target served") != std::string::npos);
        QVERIFY(gateway.lastEnded().state == ExchangeState::Failed);
    }
};

QTEST_GUILESS_MAIN(TestKeepAlive)
#include "test_keep_alive.moc"
