// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

// What the client gets while a provider takes its time, and when that is over.
class TestWaiting : public QObject {
    Q_OBJECT

private slots:
    void givesASilentTargetUp() {
        ScriptedUpstream silent;
        silent.script({eventsThenSilence({kRole})});
        ScriptedUpstream second;
        second.script({events({kRole, kHello, kStop, kDone})});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(silent, second);
        snapshot.providers[0].timeouts.firstToken = Milliseconds(500);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QCOMPARE(client.receive().body, kRole + kHello + kStop + kDone);
        // Given up means cut off, at once.
        QVERIFY(silent.waitForClientGone());
        const auto record = gateway.lastEnded();
        QCOMPARE(record.attempts.size(), std::size_t(2));
        QVERIFY(record.attempts[0].outcome.find("first token") != std::string::npos);
        QVERIFY(has(record.marks, Mark::FellBack));
    }

    void asksTheNextTargetHoweverLongTheFirstTook() {
        ScriptedUpstream silent;
        silent.script({eventsThenSilence({kRole})});
        ScriptedUpstream second;
        second.script({events({kRole, kHello, kStop, kDone})});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(silent, second);
        snapshot.providers[0].timeouts.firstToken = Milliseconds(50);
        snapshot.retries.total = Milliseconds(1);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QCOMPARE(client.receive().body, kRole + kHello + kStop + kDone);
    }

    void aPlainAnswerHasUntilTheTotal() {
        ScriptedUpstream upstream;
        upstream.script({late(json(200, kAnswer))});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        snapshot.providers[0].timeouts.firstToken = Milliseconds(50);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(client.receive().body, kAnswer);
        QCOMPARE(upstream.calls().size(), std::size_t(1));
    }

    void givesAPlainAnswerUpAfterTheTotal() {
        ScriptedUpstream silent;
        silent.script({behind(std::make_shared<std::atomic<bool>>(false), json(200, kAnswer))});
        ScriptedUpstream second;
        second.script({json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(silent, second);
        snapshot.providers[0].timeouts.total = Milliseconds(500);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(client.receive().body, kAnswer);
        QVERIFY(silent.waitForClientGone());
        const auto record = gateway.lastEnded();
        QVERIFY(record.attempts[0].outcome.find("took too long") != std::string::npos);
        QCOMPARE(record.attempts[1].chosenBecause, std::string("next after the timeout"));
    }

    // A client that gives up after five seconds is not kept for the twenty of a provider.
    void waitsNoLongerThanTheCallersClient_data() {
        QTest::addColumn<QString>("header");
        QTest::addColumn<bool>("believed");
        QTest::newRow("seconds") << "x-stainless-timeout: 5" << true;
        QTest::newRow("a fraction") << "X-Stainless-Timeout: 5.0" << true;
        QTest::newRow("none") << "x-other: 5" << false;
        QTest::newRow("nothing that is said") << "x-stainless-timeout: 0" << false;
        QTest::newRow("negative") << "x-stainless-timeout: -1" << false;
        QTest::newRow("a word") << "x-stainless-timeout: none" << false;
        QTest::newRow("longer than ours") << "x-stainless-timeout: 99999999999999999999" << false;
    }
    void waitsNoLongerThanTheCallersClient() {
        QFETCH(QString, header);
        QFETCH(bool, believed);
        ScriptedUpstream upstream;
        upstream.script({json(503, "{}", {{"retry-after-ms", "20000"}})});
        Gateway gateway;
        gateway.usePolicy(oneTarget(upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth() + header.toStdString() + "\r\n",
                    kRequest);
        QVERIFY(gateway.waitForCooling("first/a"));
        if (!believed) {
            gateway.stop();  // or it would be waited for
        }
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.body.find("being stopped") == std::string::npos, believed);
        QCOMPARE(answer.header("retry-after").empty(), !believed);
        QCOMPARE(upstream.calls().size(), std::size_t(1));
    }

    void saysWhenItIsStoppedBetweenTwoAttempts() {
        ScriptedUpstream upstream;
        upstream.script({json(503, "{}", {{"retry-after-ms", "20000"}})});
        Gateway gateway;
        gateway.usePolicy(oneTarget(upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QVERIFY(gateway.waitForCooling("first/a"));
        gateway.stop();
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.body.find("being stopped") != std::string::npos);
        QVERIFY(gateway.lastEnded().state == ExchangeState::Failed);
    }

    void saysWhenItIsStoppedDuringAnAttempt() {
        ScriptedUpstream upstream;
        upstream.script({eventsThenSilence({kRole})});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QVERIFY(upstream.waitForCalls(1));
        gateway.stop();
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.body.find("being stopped") != std::string::npos);
        const auto record = gateway.lastEnded();
        QCOMPARE(record.attempts.size(), std::size_t(1));
        // It was not the provider's fault, and the provider has the prompt.
        const auto now = gateway.clock().instant();
        QCOMPARE(gateway.health().findTarget("first/a")->lastFiveMinutes(now).faults, 0U);
        QVERIFY(record.usage().source == Source::Estimated);
    }

    void aSlowReaderGetsAllOfAPlainAnswer() {
        ScriptedUpstream upstream;
        std::string large = kAnswer;
        large.insert(large.find("Hello"), std::string(12 << 20, 'a'));
        upstream.script({json(200, large), eventsThenSilence({kRole})});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.providers[0].timeouts.total = Milliseconds(2'000);
        snapshot.retries.attempts = 1;
        gateway.usePolicy(std::move(snapshot));
        HttpClient slow(gateway.port());
        slow.post("/v1/chat/completions", gateway.auth(), kRequest);
        QVERIFY(upstream.waitForCalls(1));
        // The total of this call is over after that of the first.
        HttpClient other(gateway.port());
        other.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QCOMPARE(other.receive().status, 504);
        const HttpAnswer answer = slow.receive();
        QVERIFY(answer.complete);
        QCOMPARE(answer.body.size(), large.size());
        QVERIFY(gateway.lastEnded().state == ExchangeState::Done);
    }

    void endsAStalledStream() {
        ScriptedUpstream upstream;
        upstream.script({eventsThenSilence({kRole, kHello})});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        snapshot.providers[0].timeouts.idle = Milliseconds(500);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const HttpAnswer answer = client.receive();
        QVERIFY(answer.complete);
        QVERIFY(answer.body.starts_with(kRole + kHello));
        QVERIFY(answer.body.find("stalled") != std::string::npos);
        QVERIFY(upstream.waitForClientGone());
    }

    void tellsClientsNotToMultiplyOurRetries() {
        ScriptedUpstream upstream;
        upstream.script({json(500, "{}")});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        snapshot.retries.attempts = 2;
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        const HttpAnswer answer = client.receive();
        QVERIFY(answer.status >= 500);
        QCOMPARE(upstream.calls().size(), std::size_t(2));
        QCOMPARE(answer.header("x-should-retry"), std::string("false"));
    }

    void refusesABodyOverTheCap() {
        ScriptedUpstream upstream;
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        snapshot.limits.maxBody = 1024;
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), std::string(2000, ' '));
        QCOMPARE(client.receive().status, 413);
        QVERIFY(upstream.calls().empty());
    }
};

QTEST_GUILESS_MAIN(TestWaiting)
#include "test_waiting.moc"
