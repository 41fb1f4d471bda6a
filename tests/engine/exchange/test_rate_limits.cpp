// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <thread>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;
using policy::RateLimit;

namespace {

const std::string kShortCall =
    R"({"model":"smart","max_tokens":100,"messages":[{"role":"user","content":"Hi"}]})";
const std::string kShortStream =
    R"({"model":"smart","stream":true,"max_tokens":100,"messages":[{"role":"user","content":"Hi"}]})";

}  // namespace

// What rate limits do to a call: from its head, when it is read, at each target, and after it.
class TestRateLimits : public QObject {
    Q_OBJECT

    static void follow(Gateway& gateway, policy::Snapshot snapshot, std::vector<RateLimit> limits) {
        snapshot.rateLimits = std::move(limits);
        gateway.usePolicy(std::move(snapshot));
    }
    static HttpAnswer ask(Gateway& gateway, std::string_view request = kShortCall) {
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), request);
        return client.receive();
    }
    static policy::RateLimitState stateOf(Gateway& gateway, std::size_t place = 0) {
        return gateway.rateLimits().states().at(place);
    }
    static bool has(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }

private slots:
    void aCallIsCountedAndItsTokensAreCorrected() {
        ScriptedUpstream upstream;
        const auto gate = std::make_shared<std::atomic<bool>>(false);
        upstream.script({behind(gate, json(200, kAnswer))});
        Gateway gateway;
        follow(gateway, oneTarget(upstream),
               {{.name = "team", .scope = {.team = "search"}, .tokens = 10'000},
                {.name = "model", .scope = {.model = "smart"}, .requests = 10},
                {.name = "there", .scope = {.target = "first/a"}, .tokens = 10'000},
                {.name = "elsewhere", .scope = {.provider = "second"}, .requests = 1}});
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kShortCall);
        QVERIFY(upstream.waitForCalls(1));
        for (const std::size_t place : {0, 1, 2}) {
            const auto state = stateOf(gateway, place);
            QCOMPARE(state.used.calls, std::uint64_t{1});
            QCOMPARE(state.used.tokensOut, std::uint64_t{100});
            QVERIFY(state.used.tokensIn > 0);
            QCOMPARE(state.underWay, std::uint64_t{1});
        }
        *gate = true;
        QCOMPARE(client.receive().status, 200);
        gateway.lastEnded();
        for (const std::size_t place : {0, 1, 2}) {
            const auto state = stateOf(gateway, place);
            QCOMPARE(state.used, (policy::Amounts{1, 12, 3}));
            QCOMPARE(state.underWay, std::uint64_t{0});
        }
        QCOMPARE(stateOf(gateway, 3).used.calls, std::uint64_t{0});
    }

    // Nobody's body is read to say no.
    void theHeadAloneIsRefused() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        follow(gateway, oneTarget(upstream),
               {{.name = "keys", .each = LimitEach::Key, .requests = 1}});
        QCOMPARE(ask(gateway).status, 200);
        gateway.lastEnded();
        HttpClient client(gateway.port());
        client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n" + gateway.auth() +
                    "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n");
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 429);
        QVERIFY2(
            has(answer.body, "The limit \\\"keys\\\" lets 1 call a minute through. Come back in "),
            answer.body.c_str());
        QVERIFY(has(answer.body, "\"type\":\"requests\""));
        QVERIFY(has(answer.body, "\"code\":\"rate_limit_exceeded\""));
        const int seconds = std::stoi(answer.header("retry-after"));
        QVERIFY(seconds > 30 && seconds <= 61);
        const int milliseconds = std::stoi(answer.header("retry-after-ms"));
        QVERIFY(milliseconds > (seconds - 1) * 1'000 && milliseconds <= seconds * 1'000);
        QCOMPARE(answer.header("x-ratelimit-limit-requests"), std::string("1"));
        QCOMPARE(answer.header("x-ratelimit-remaining-requests"), std::string("0"));
        QTRY_COMPARE(gateway.lastEnded().state, ExchangeState::Refused);
        const auto record = gateway.lastEnded();
        QCOMPARE(record.status, 429);
        QVERIFY(has(record.error, "The limit \"keys\""));
        QCOMPARE(record.requestBytes, std::uint64_t{0});
        QCOMPARE(upstream.calls().size(), std::size_t{1});
        QCOMPARE(stateOf(gateway).refused, std::uint64_t{1});
    }

    void tokensAreToldApart() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        follow(gateway, oneTarget(upstream),
               {{.name = "out", .scope = {.user = "ada"}, .requests = 5, .outputTokens = 102}});
        QCOMPARE(ask(gateway).status, 200);
        gateway.lastEnded();
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 429);
        QVERIFY2(has(answer.body,
                     "lets 102 tokens of output a minute through, and this call may "
                     "take 100."),
                 answer.body.c_str());
        QVERIFY(has(answer.body, "\"type\":\"tokens\""));
        QCOMPARE(answer.header("x-ratelimit-limit-tokens"), std::string("102"));
        QCOMPARE(answer.header("x-ratelimit-remaining-tokens"), std::string("99"));
        // What was refused has taken nothing.
        QCOMPARE(answer.header("x-ratelimit-remaining-requests"), std::string("4"));
        // A call that can never pass is told so, and not to come back.
        const HttpAnswer never =
            ask(gateway, R"({"model":"smart","messages":[{"role":"user","content":"Hi"}]})");
        QCOMPARE(never.status, 429);
        QVERIFY(has(never.body, "It cannot pass at any time"));
        QVERIFY(never.header("retry-after").empty());
        QCOMPARE(never.header("x-should-retry"), std::string("false"));
        QCOMPARE(upstream.calls().size(), std::size_t{1});
    }

    // A full target is passed over for the next, and only when all are full the caller waits: as
    // long as for the one that has room first.
    void aFullTargetIsPassedOver() {
        ScriptedUpstream first;
        ScriptedUpstream second;
        first.script({json(200, kAnswer)});
        second.script({json(200, kAnswer)});
        Gateway gateway;
        follow(gateway, twoTargets(first, second),
               {{.name = "first-rpd",
                 .scope = {.provider = "first"},
                 .requests = 1,
                 .per = LimitPeriod::Day},
                {.name = "second-rpm", .scope = {.target = "second/b"}, .requests = 1}});
        QCOMPARE(ask(gateway).header("x-weir-target"), std::string("first/a"));
        gateway.lastEnded();
        QCOMPARE(ask(gateway).header("x-weir-target"), std::string("second/b"));
        const auto passed = gateway.lastEnded();
        QVERIFY(weir::has(passed.marks, Mark::FellBack));
        QCOMPARE(passed.attempts.size(), std::size_t{1});
        QCOMPARE(passed.candidates[0].outcome, std::string("over limit"));
        QVERIFY2(has(passed.candidates[0].reason, "the limit first-rpd is full for 2"),
                 passed.candidates[0].reason.c_str());
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 429);
        QVERIFY2(has(answer.body, "No target has room for this call. The limit \\\"second-rpm\\\""),
                 answer.body.c_str());
        QVERIFY(std::stoi(answer.header("retry-after")) <= 61);
        // It is the provider's and not the caller's.
        QVERIFY(answer.header("x-ratelimit-limit-requests").empty());
        QTRY_COMPARE(gateway.lastEnded().state, ExchangeState::Refused);
        QCOMPARE(first.calls().size(), std::size_t{1});
        QCOMPARE(second.calls().size(), std::size_t{1});
    }

    // The failure is what the caller has to know; when the other has room is when to ask again.
    void aFullTargetDoesNotHideWhatFailed() {
        ScriptedUpstream first;
        ScriptedUpstream second;
        first.script({json(500, "{}")});
        second.script({json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(first, second);
        snapshot.retries.attempts = 2;
        follow(gateway, std::move(snapshot),
               {{.name = "second-rpm", .scope = {.provider = "second"}, .requests = 1}});
        ask(gateway, R"({"model":"second/b","messages":[{"role":"user","content":"Hi"}]})");
        gateway.lastEnded();
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 502);
        QVERIFY(std::stoi(answer.header("retry-after")) <= 61);
        QVERIFY(answer.header("x-should-retry").empty());
    }

    // A budget that does not suffice gives back what the target's limit has counted.
    void whatABudgetRefusesIsNotCountedAtTheTarget() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.providers[0].free = false;
        follow(gateway, std::move(snapshot),
               {{.name = "there", .scope = {.provider = "first"}, .requests = 5}});
        const policy::Budget budget{
            .name = "b", .scope = {.team = "search"}, .limit = Money::fromNano(1)};
        gateway.budgets().follow(
            std::span(&budget, 1),
            [](const auto&, const auto&) -> Result<std::vector<policy::BudgetBoard::Booked>> {
                return std::vector<policy::BudgetBoard::Booked>();
            });
        QVERIFY(ask(gateway).status == 429);
        gateway.lastEnded();
        QCOMPARE(stateOf(gateway).used, policy::Amounts());
        QCOMPARE(stateOf(gateway).underWay, std::uint64_t{0});
    }

    void aSequenceOfCallsIsNeverTwoAtOnce() {
        ScriptedUpstream upstream;
        upstream.script({events({kRole, kHello, kStop, kUsageChunk, kDone}), json(200, kAnswer),
                         json(500, "{}"), json(400, failure("invalid_request_error", "x"))});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.retries.attempts = 1;
        follow(gateway, std::move(snapshot),
               {{.name = "one", .scope = {.key = "test"}, .concurrency = 1},
                {.name = "there", .scope = {.provider = "first"}, .concurrency = 1}});
        QCOMPARE(ask(gateway, kShortStream).status, 200);
        QCOMPARE(ask(gateway).status, 200);
        QCOMPARE(ask(gateway).status, 502);
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(ask(gateway).status, 400);
        }
    }

    void concurrencyIsFreeWhenTheClientGoesInMidStream() {
        ScriptedUpstream upstream;
        upstream.script({eventsThenSilence({kRole, kHello}), json(200, kAnswer)});
        Gateway gateway;
        follow(gateway, oneTarget(upstream),
               {{.name = "one", .scope = {.key = "test"}, .tokens = 10'000, .concurrency = 1},
                {.name = "there", .scope = {.target = "first/a"}, .concurrency = 1}});
        {
            HttpClient client(gateway.port());
            client.post("/v1/chat/completions", gateway.auth(), kShortStream);
            QVERIFY(client.receiveUntil("Hello"));
            const HttpAnswer second = ask(gateway);
            QCOMPARE(second.status, 429);
            QVERIFY2(has(second.body,
                         "lets 1 call be under way at once. Come back when one of "
                         "them has ended."),
                     second.body.c_str());
            QCOMPARE(second.header("retry-after"), std::string("1"));
        }
        QVERIFY(upstream.waitForClientGone());
        const auto record = gateway.lastEnded();
        QCOMPARE(record.state, ExchangeState::Cancelled);
        const auto state = stateOf(gateway);
        QCOMPARE(state.underWay, std::uint64_t{0});
        QCOMPARE(stateOf(gateway, 1).underWay, std::uint64_t{0});
        // What was used by then, as the record has it.
        const Usage& usage = record.attempts.back().usage;
        QCOMPARE(usage.source, Source::Estimated);
        QCOMPARE(state.used.tokens(), usage.tokensIn() + usage.tokensOut());
        QCOMPARE(ask(gateway).status, 200);
    }

    void concurrencyIsFreeWhenTheGatewayStops() {
        ScriptedUpstream upstream;
        upstream.script({eventsThenSilence({kRole, kHello})});
        Gateway gateway;
        follow(gateway, oneTarget(upstream),
               {{.name = "one", .scope = {.key = "test"}, .concurrency = 1}});
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kShortStream);
        QVERIFY(client.receiveUntil("Hello"));
        QCOMPARE(stateOf(gateway).underWay, std::uint64_t{1});
        gateway.stop();
        gateway.lastEnded();
        QCOMPARE(stateOf(gateway).underWay, std::uint64_t{0});
    }

    // What was reserved is free again; that it was asked for stays.
    void failuresTakeNoTokens() {
        ScriptedUpstream upstream;
        upstream.script({json(500, "{}")});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.retries.attempts = 1;
        follow(gateway, std::move(snapshot),
               {{.name = "a", .scope = {.key = "test"}, .tokens = 10'000}});
        QCOMPARE(ask(gateway).status, 502);
        gateway.lastEnded();
        QCOMPARE(stateOf(gateway).used, (policy::Amounts{1, 0, 0}));
    }

    // However many come at once, as many as may reach the provider.
    void manyAtOnceDoNotPassIt() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        follow(gateway, oneTarget(upstream),
               {{.name = "a", .scope = {.team = "search"}, .requests = 30}});
        std::atomic<int> served = 0;
        std::atomic<int> refused = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int call = 0; call < 10; ++call) {
                    const int status = ask(gateway).status;
                    served += status == 200 ? 1 : 0;
                    refused += status == 429 ? 1 : 0;
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(served, 30);
        QCOMPARE(refused, 50);
        QCOMPARE(upstream.calls().size(), std::size_t{30});
    }
};

QTEST_GUILESS_MAIN(TestRateLimits)
#include "test_rate_limits.moc"
