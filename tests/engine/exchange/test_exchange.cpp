// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

// One call from its head to its record, with providers that do what the test says.
class TestExchange : public QObject {
    Q_OBJECT

private slots:
    void passesAPlainCall() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer, {{"x-request-id", "req-1"}, {"set-cookie", "a=b"}})});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth() + "X-Mine: 1\r\n", kRequest);
        const HttpAnswer answer = client.receive();

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, kAnswer);
        QCOMPARE(answer.header("x-weir-target"), std::string("first/a"));
        QVERIFY(!answer.header("x-weir-exchange").empty());
        QCOMPARE(answer.header("x-weir-cost"), std::string("0.00"));
        QCOMPARE(answer.header("x-request-id"), std::string("req-1"));
        QCOMPARE(answer.header("set-cookie"), std::string());

        const auto calls = upstream.calls();
        QCOMPARE(calls.size(), std::size_t(1));
        QCOMPARE(calls[0].target, std::string("/v1/chat/completions"));
        // Every byte but the model's name is as it was.
        std::string expected = kRequest;
        expected.replace(expected.find("smart"), 5, "a");
        QCOMPARE(calls[0].body, expected);
        QCOMPARE(calls[0].headers.count("X-Mine"), std::size_t(0));
        QCOMPARE(calls[0].headers.count("authorization"), std::size_t(0));

        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Done);
        QCOMPARE(record.key, std::string("test"));
        QCOMPARE(record.modelAsked, std::string("smart"));
        QCOMPARE(record.revision, std::uint64_t(7));
        QCOMPARE(record.attempts.size(), std::size_t(1));
        QCOMPARE(record.attempts[0].usage.inUncached, std::uint64_t(12));
        QCOMPARE(record.attempts[0].usage.outText, std::uint64_t(3));
        QVERIFY(record.attempts[0].usage.source == Source::Reported);
        QVERIFY(record.attempts[0].pricing == Pricing::Free);
        QVERIFY(std::any_of(record.losses.begin(), record.losses.end(), [](const Loss& loss) {
            return loss.where == "request headers" && loss.what == "not sent on: X-Mine";
        }));
        const auto bodies = gateway.traffic().bodies(record.id);
        QVERIFY(bodies.has_value());
        QCOMPARE(bodies->request, kRequest);
        QCOMPARE(bodies->response, kAnswer);
    }

    // What is in the record stands in the answer; what has no price has no header.
    void saysWhatAPricedCallCost() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot;
        snapshot.providers = {Gateway::provider("dear", "openai", upstream.port()),
                              Gateway::provider("own", "compatible", upstream.port())};
        snapshot.models = {Gateway::model(snapshot, "smart", {"dear/gpt-4o-mini"}),
                           Gateway::model(snapshot, "other", {"own/a"})};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        // 12 tokens in at $0.15 and 3 out at $0.60 a million.
        QCOMPARE(client.receive().header("x-weir-cost"), std::string("0.0000036"));
        const auto record = gateway.lastEnded();
        QVERIFY(record.attempts[0].pricing == Pricing::Priced);
        QCOMPARE(record.attempts[0].cost, Money::fromNano(3'600));

        std::string request = kRequest;
        request.replace(request.find("smart"), 5, "other");
        client.post("/v1/chat/completions", gateway.auth(), request);
        const HttpAnswer unpriced = client.receive();
        QCOMPARE(unpriced.status, 200);
        QCOMPARE(unpriced.headers.count("x-weir-cost"), std::size_t(0));
    }

    void marksACallThatIsMadeAgain() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer), json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        const std::string replay = "X-Weir-Replay: 0193a2f4-0000-7000-8000-000000000001\r\n";
        client.post("/v1/chat/completions", gateway.auth() + replay, kRequest);
        QCOMPARE(client.receive().status, 200);
        auto record = gateway.lastEnded();
        QVERIFY(has(record.marks, Mark::Replayed));
        // It was meant for Weir: it goes nowhere, and nothing is lost.
        QCOMPARE(upstream.calls()[0].headers.count("X-Weir-Replay"), std::size_t(0));
        QVERIFY(record.losses.empty() ||
                std::none_of(record.losses.begin(), record.losses.end(),
                             [](const Loss& loss) { return loss.where == "request headers"; }));

        HttpClient other(gateway.port());
        other.post("/v1/chat/completions", gateway.auth() + "X-Weir-Replay: yes\r\n", kRequest);
        QCOMPARE(other.receive().status, 200);
        record = gateway.lastEnded();
        QVERIFY(!has(record.marks, Mark::Replayed));
    }

    void aCallBelongsToTheRunThatItsClientNames_data() {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("session");
        QTest::newRow("not said") << QByteArray() << QByteArray();
        QTest::newRow("empty") << QByteArray("X-Session-Id: \r\n") << QByteArray();
        QTest::newRow("any client") << QByteArray("X-Session-Id: run-7\r\n") << QByteArray("run-7");
        QTest::newRow("Claude Code")
            << QByteArray("X-Claude-Code-Session-Id: 9d0e\r\n") << QByteArray("9d0e");
        QTest::newRow("Codex") << QByteArray("session_id: 0193\r\n") << QByteArray("0193");
        QTest::newRow("two") << QByteArray("session_id: b\r\nX-Session-Id: a\r\n")
                             << QByteArray("a");
        QTest::newRow("long") << "X-Session-Id: " + QByteArray(200, 'x') + "\r\n"
                              << QByteArray(128, 'x');
        QTest::newRow("a key") << QByteArray("X-Session-Id: sk-proj-0123456789abcdef0123456789\r\n")
                               << QByteArray("[key]");
    }
    void aCallBelongsToTheRunThatItsClientNames() {
        QFETCH(const QByteArray, headers);
        QFETCH(const QByteArray, session);
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth() + headers.toStdString(), kRequest);
        QCOMPARE(client.receive().status, 200);
        QCOMPARE(QByteArray::fromStdString(gateway.lastEnded().session), session);
    }

    void aMarkNeedsAKey() {
        Gateway gateway;
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions",
                    "X-Weir-Replay: 0193a2f4-0000-7000-8000-000000000001\r\n", kRequest);
        QCOMPARE(client.receive().status, 401);
        QVERIFY(!has(gateway.lastEnded().marks, Mark::Replayed));
    }

    void saysWhenItsCopyOfAnAnswerIsNotWhole() {
        ScriptedUpstream upstream;
        upstream.script({events({kRole, kHello, kStop, kDone})});
        GatewayOptions options;
        options.bodyBudget = kRole.size() + 1;
        Gateway gateway(options);
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const std::string answer = client.receive().body;
        const auto bodies = gateway.traffic().bodies(gateway.lastEnded().id);
        QVERIFY(bodies && bodies->responseCut && !bodies->requestCut);
        QVERIFY(bodies->response.size() < answer.size() && answer.starts_with(bodies->response));
    }

    void fallsOver_data() {
        QTest::addColumn<int>("how");
        for (int how = 0; how < 8; ++how) {
            static const char* const names[] = {"429",        "500",           "html 503",
                                                "cut before", "error in 200",  "error event",
                                                "garbage",    "401 of our key"};
            QTest::newRow(names[how]) << how;
        }
    }
    void fallsOver() {
        QFETCH(int, how);
        const std::vector<ScriptedUpstream::Answer> ways = {
            json(429, failure("requests", "rate_limit_exceeded"), {{"retry-after", "30"}}),
            json(500, failure("server_error", "oops")),
            json(503, "<html>busy</html>"),
            cut(),
            json(200, failure("server_error", "oops")),
            events({R"(data: {"error":{"message":"overloaded","type":"server_error"}})"
                    "\n\n"}),
            json(200, "{\"choi"),
            json(401, failure("invalid_request_error", "invalid_api_key")),
        };
        ScriptedUpstream first;
        first.script({ways[static_cast<std::size_t>(how)]});
        ScriptedUpstream second;
        const bool stream = how == 5;
        second.script({stream ? events({kRole, kHello, kStop, kDone}) : json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(twoTargets(first, second));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), stream ? kStreamRequest : kRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, stream ? kRole + kHello + kStop + kDone : kAnswer);

        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Done);
        QVERIFY(has(record.marks, Mark::FellBack));
        QCOMPARE(record.attempts.size(), std::size_t(2));
        QVERIFY(record.attempts[0].sign == AttemptSign::Failed);
        QVERIFY(!record.attempts[0].outcome.empty());
        QVERIFY(record.attempts[1].sign == AttemptSign::Served);
        QCOMPARE(record.candidates[1].outcome, std::string("served"));
    }

    void fallsOverWhenNobodyListens() {
        ScriptedUpstream second;
        second.script({json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot;
        // Port 9 of loopback: nobody.
        snapshot.providers = {Gateway::provider("first", "compatible", 9),
                              Gateway::provider("second", "compatible", second.port())};
        snapshot.models = {Gateway::model(snapshot, "smart", {"first/a", "second/b"})};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(client.receive().status, 200);
        const auto record = gateway.lastEnded();
        QVERIFY(has(record.marks, Mark::FellBack));
        QVERIFY(record.attempts[1].pricing == Pricing::Unpriced);
    }

    void givesTheProvidersOwn400Back() {
        ScriptedUpstream upstream;
        const std::string body = failure("invalid_request_error", "context_length_exceeded");
        upstream.script({json(400, body)});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.body, body);
        QCOMPARE(upstream.calls().size(), std::size_t(1));
    }

    void saysRetryAfterWhenAllCool() {
        ScriptedUpstream upstream;
        upstream.script(
            {json(429, failure("requests", "rate_limit_exceeded"), {{"retry-after-ms", "60000"}})});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 429);
        const int seconds = std::stoi(answer.header("retry-after"));
        QVERIFY(seconds > 50 && seconds <= 60);
        QCOMPARE(upstream.calls().size(), std::size_t(2));
        // The next call does not bother them at all.
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(client.receive().status, 429);
        QCOMPARE(upstream.calls().size(), std::size_t(2));
    }

    void aStreamFlagMeansNothingWhereNothingStreams() {
        const std::string vectors =
            R"({"object":"list","data":[{"embedding":[1]}],"model":"m","usage":{"prompt_tokens":1}})";
        ScriptedUpstream upstream;
        upstream.script({json(200, vectors)});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/embeddings", gateway.auth(),
                    R"({"model":"smart","stream":true,"input":"Hi"})");
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, vectors);
        QCOMPARE(upstream.calls().size(), std::size_t(1));
    }

    // Neither a client that leaves nor an answer that began before the provider asked for a rest
    // ends that rest.
    void aCoolingOutlivesOldCalls_data() {
        QTest::addColumn<bool>("leaves");
        QTest::newRow("the client leaves") << true;
        QTest::newRow("it is served") << false;
    }
    void aCoolingOutlivesOldCalls() {
        QFETCH(bool, leaves);
        const Gate gate = std::make_shared<std::atomic<bool>>(false);
        ScriptedUpstream upstream;
        upstream.script({leaves ? eventsThenSilence({kRole, kHello})
                                : behind(gate, events({kRole, kHello, kStop, kDone})),
                         json(429, "{}", {{"retry-after", "60"}})});
        Gateway gateway;
        gateway.usePolicy(oneTarget(upstream));
        HttpClient old(gateway.port());
        old.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QVERIFY(upstream.waitForCalls(1));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(client.receive().status, 429);
        QVERIFY(gateway.health().findTarget("first/a")->coolingUntil() != Instant{});
        if (leaves) {
            old.reset();
        } else {
            *gate = true;
            QVERIFY(old.receive().complete);
        }
        (void)gateway.lastEnded();
        QVERIFY(gateway.health().findTarget("first/a")->coolingUntil() != Instant{});
        QVERIFY(gateway.health().findProvider("first")->coolingUntil() != Instant{});
    }

    void listsWhatWasChangedOnce() {
        ScriptedUpstream first;
        first.script({json(500, "{}")});
        ScriptedUpstream second;
        second.script({events({kRole, kHello, kStop, kDone})});
        Gateway gateway;
        gateway.usePolicy(twoTargets(first, second, "second/a"));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions?beta=true&sig=0123", gateway.auth(), kStreamRequest);
        QVERIFY(client.receive().complete);
        QCOMPARE(second.calls()[0].target, std::string("/v1/chat/completions"));
        std::vector<std::string> said;
        for (const Loss& loss : gateway.lastEnded().losses) {
            if (loss.where.starts_with("request")) {
                said.push_back(loss.where + ": " + loss.what);
            }
        }
        const std::vector<std::string> expected = {
            "request query: not sent on: beta, sig",
            "request body: model: smart -> a",
            "request body: stream_options.include_usage: true, to read the usage",
        };
        QVERIFY(said == expected);
    }

    void listsWhatOfAUsageIsNotCounted() {
        ScriptedUpstream upstream;
        upstream.script({json(
            200,
            R"({"id":"msg_1","type":"message","role":"assistant","model":"c","content":[)"
            R"({"type":"text","text":"Hi"}],"stop_reason":"end_turn","usage":{"input_tokens":5,)"
            R"("output_tokens":2,"iterations":[{"input_tokens":3}]}})")});
        Gateway gateway;
        policy::Snapshot snapshot;
        snapshot.providers = {Gateway::provider("claude", "anthropic", upstream.port())};
        snapshot.models = {Gateway::model(snapshot, "smart", {"claude/c"})};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post(
            "/v1/messages", gateway.auth(),
            R"({"model":"smart","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]})");
        QCOMPARE(client.receive().status, 200);
        const auto losses = gateway.lastEnded().losses;
        QCOMPARE(std::ranges::count(losses, std::string("usage"), &Loss::where), 1);
    }

    // An exception may come from anywhere: here from the randomness of the second id.
    void anErrorOfOursHasItsRecordAndItsAnswer() {
        class FailsTheSecondTime final : public Random {
        public:
            void fill(std::span<std::byte> bytes) override {
                if (++m_calls == 2) {
                    throw std::runtime_error("as the test asked");
                }
                std::ranges::fill(bytes, std::byte(m_calls));
            }

        private:
            int m_calls = 0;
        } random;
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        GatewayOptions options;
        options.random = &random;
        Gateway gateway(options);
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 500);
        QVERIFY(answer.body.find("internal_error") != std::string::npos);
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Failed);
        QCOMPARE(gateway.traffic().inFlight(), std::size_t(0));
        // The next call is served as if nothing had been.
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(client.receive().body, kAnswer);
    }

    void triesOnceMoreOnAFreshConnection() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer), cut(), json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(client.receive().status, 200);
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(client.receive().status, 200);
        const auto record = gateway.lastEnded();
        QCOMPARE(record.attempts.size(), std::size_t(1));
        QCOMPARE(upstream.calls().size(), std::size_t(3));
    }

    void speaksTheCallersDialect() {
        ScriptedUpstream upstream;
        upstream.script({json(
            200,
            R"({"id":"msg_1","type":"message","role":"assistant","model":"c","content":[)"
            R"({"type":"text","text":"Hi"}],"stop_reason":"end_turn","usage":{"input_tokens":5,)"
            R"("cache_read_input_tokens":100,"output_tokens":2}})")});
        Gateway gateway;
        policy::Snapshot snapshot;
        snapshot.providers = {Gateway::provider("claude", "anthropic", upstream.port())};
        snapshot.models = {Gateway::model(snapshot, "smart", {"claude/c"})};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post(
            "/v1/messages?beta=true", gateway.auth() + "anthropic-version: 2026-10-21\r\n",
            R"({"model":"smart","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]})");
        QCOMPARE(client.receive().status, 200);
        QCOMPARE(upstream.calls()[0].target, std::string("/v1/messages"));
        const auto record = gateway.lastEnded();
        QCOMPARE(record.usage().inUncached, std::uint64_t(5));
        QCOMPARE(record.usage().inCacheRead, std::uint64_t(100));

        client.post("/v1/embeddings", gateway.auth(), R"({"model":"smart","input":"Hi"})");
        const HttpAnswer refused = client.receive();
        QCOMPARE(refused.status, 400);
        QVERIFY(refused.body.find("anthropic") != std::string::npos);
        QCOMPARE(upstream.calls().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "test_exchange.moc"
