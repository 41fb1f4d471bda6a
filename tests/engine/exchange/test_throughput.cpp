// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/exchange/throughput.hpp"
#include "engine/net/sleep.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::exchange;
using namespace weir::test;
using namespace std::chrono_literals;

// Streams that have to keep up, and what becomes of those that do not.
class TestThroughput : public QObject {
    Q_OBJECT

    static constexpr Instant kStart{std::chrono::hours(1)};
    // 5 tokens a second over 10 s are 200 bytes.
    static constexpr providers::MinThroughput kFive{5, 10s};

private slots:
    void nothingIsDemandedUnlessItIsWritten() {
        QVERIFY(!Throughput({}).isDemanded());
        QVERIFY(Throughput(kFive).isDemanded());
    }

    void aWindowIsJudgedAtItsEnd() {
        Throughput stream(kFive);
        QVERIFY(!stream.hasBegun());
        stream.begin(kStart, 1'000);
        QVERIFY(stream.hasBegun());
        QCOMPARE(stream.left(kStart + 4s), Milliseconds(6'000));
        QCOMPARE(stream.left(kStart + 14s), Milliseconds(0));
        QVERIFY(!stream.isTooSlow(kStart + 10s, 1'200));
        // What was fast once does not help later.
        QCOMPARE(stream.left(kStart + 10s), Milliseconds(10'000));
        QVERIFY(stream.isTooSlow(kStart + 20s, 1'220));
        QCOMPARE(stream.verdict(),
                 std::string("it came to 0.5 tokens a second over 10 s, and at least 5 are asked "
                             "for"));
    }

    void timeOfTheClientIsNotTheProviders() {
        Throughput stream(kFive);
        stream.begin(kStart, 0);
        stream.excuse(7s);
        QCOMPARE(stream.left(kStart + 10s), Milliseconds(7'000));
        QVERIFY(!stream.isTooSlow(kStart + 17s, 200));
        // The next window owes nothing to it.
        QVERIFY(stream.isTooSlow(kStart + 27s, 300));
    }

    void aStreamThatIsTooSlowEndsWithAnError() {
        ScriptedUpstream upstream;
        upstream.script({eventsThenSilence({kRole, kHello})});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.providers[0].timeouts.minThroughput = {5, Milliseconds(100)};
        snapshot.breaker.failures = 1;
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QVERIFY2(answer.body.find("The stream of first was too slow: it came to 0.0 tokens a "
                                  "second over 0.1 s, and at least 5 are asked for.") !=
                     std::string::npos,
                 answer.body.c_str());
        QVERIFY(answer.body.find("\"code\":\"upstream_too_slow\"") != std::string::npos);
        QVERIFY(answer.body.find("[DONE]") == std::string::npos);
        QVERIFY(upstream.waitForClientGone());
        const auto record = gateway.lastEnded();
        QCOMPARE(record.state, ExchangeState::Failed);
        QCOMPARE(record.attempts.size(), std::size_t{1});
        QVERIFY(record.attempts[0].outcome.find("was too slow") != std::string::npos);
        QCOMPARE(record.usage().source, Source::Estimated);
        // The breaker is told.
        const auto* health = gateway.health().findTarget("first/a");
        QVERIFY(health->breaker(gateway.clock().instant()).openUntil != Instant{});
    }

    // Reasoning takes its time: how late the first token may be is said by first_token.
    void beforeTheFirstTokenNothingIsMeasured() {
        ScriptedUpstream upstream;
        upstream.script({late(events({kRole, kHello, kStop, kDone}))});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.providers[0].timeouts.minThroughput = {1'000, Milliseconds(250)};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QCOMPARE(client.receive().body, kRole + kHello + kStop + kDone);
        QCOMPARE(gateway.lastEnded().state, ExchangeState::Done);
    }

    void aStreamThatKeepsUpIsLeftAlone() {
        ScriptedUpstream upstream;
        const std::string much = chunk("{\"content\":\"" + std::string(4'000, 'x') + "\"}");
        upstream.script({[much](net::ServerCall& call) -> net::Task<void> {
            const std::vector<net::http::Field> fields{{"content-type", "text/event-stream"}};
            (void)co_await call.startStream(200, fields);
            for (int i = 0; i < 8; ++i) {
                (void)co_await call.sendChunk(much);
                (void)co_await net::sleep(call.reactor(), Milliseconds(200), call.cancellation());
            }
            (void)co_await call.sendChunk(kStop + kDone);
            (void)co_await call.finishStream();
        }});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.providers[0].timeouts.minThroughput = {1, Milliseconds(1'000)};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QVERIFY(client.receive().body.ends_with(kDone));
        QCOMPARE(gateway.lastEnded().state, ExchangeState::Done);
    }
};

QTEST_GUILESS_MAIN(TestThroughput)
#include "test_throughput.moc"
