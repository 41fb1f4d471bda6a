// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <thread>

#include "engine/net/sleep.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;
using policy::RateLimit;

namespace {

const std::string kMessages =
    R"({"model":"smart","max_tokens":9,"messages":[{"role":"user","content":"Hi"}]})";

RateLimit oneAtOnce(std::string provider, policy::LimitQueue queue = {5, Milliseconds(60'000)}) {
    return {.name = provider + "-slots",
            .scope = {.provider = provider},
            .concurrency = 1,
            .queue = queue};
}

}  // namespace

// Calls that wait for room at a target.
class TestQueueing : public QObject {
    Q_OBJECT

    // A target that is busy with one call until its gate is opened.
    struct Busy {
        Gate gate = std::make_shared<std::atomic<bool>>(false);
        ScriptedUpstream upstream;
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        std::unique_ptr<HttpClient> first;

        void begin(std::vector<RateLimit> limits) {
            upstream.script({behind(gate, json(200, kAnswer)), json(200, kAnswer)});
            snapshot.rateLimits = std::move(limits);
            gateway.usePolicy(snapshot);
            first = std::make_unique<HttpClient>(gateway.port());
            first->post("/v1/chat/completions", gateway.auth(), kRequest);
            QVERIFY(upstream.waitForCalls(1));
        }
        std::uint64_t waiting() { return gateway.rateLimits().states().at(0).waiting; }
        std::unique_ptr<HttpClient> ask(std::string_view request = kRequest,
                                        std::string_view path = "/v1/chat/completions") {
            auto client = std::make_unique<HttpClient>(gateway.port());
            client->post(path, gateway.auth(), request);
            return client;
        }
        std::unique_ptr<HttpClient> askAndWait(std::string_view request = kRequest) {
            const std::uint64_t before = waiting();
            auto client = ask(request);
            waitFor(before + 1);
            return client;
        }
        void waitFor(std::uint64_t count) { QTRY_COMPARE_WITH_TIMEOUT(waiting(), count, 20'000); }
        // The record of the call that was answered so, once it has ended; others go on.
        books::ExchangeRecord recordOf(const HttpAnswer& answer) {
            const Id id = Id::parse(answer.header("x-weir-exchange")).value();
            const auto ended = [this, id] {
                const auto rows = gateway.traffic().changedSince(0, 100).rows;
                const auto row = std::ranges::find(rows, id, &books::TrafficRow::id);
                return row != rows.end() && row->state != ExchangeState::Pending;
            };
            if (!QTest::qWaitFor(ended, 20'000)) {
                qFatal("a call did not end");
            }
            return *gateway.traffic().find(id);
        }
    };
    static bool has(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }

private slots:
    void aCallWaitsForItsTurn() {
        Busy busy;
        busy.begin({oneAtOnce("first")});
        const auto second = busy.askAndWait();
        QCOMPARE(busy.upstream.calls().size(), std::size_t{1});
        *busy.gate = true;
        QCOMPARE(busy.first->receive().status, 200);
        const HttpAnswer answer = second->receive();
        QCOMPARE(answer.status, 200);
        const auto record = busy.recordOf(answer);
        QCOMPARE(record.state, ExchangeState::Done);
        QCOMPARE(record.attempts.size(), std::size_t{1});
        QCOMPARE(record.attempts[0].chosenBecause, std::string("its turn in the queue"));
        QVERIFY(!weir::has(record.marks, Mark::FellBack));
        QCOMPARE(record.candidates[0].outcome, std::string("served"));
        const auto phase = std::ranges::find(record.phases, std::string("queue"), &Phase::name);
        QVERIFY(phase != record.phases.end());
        // The wait is the operator's wish and not what Weir adds.
        QVERIFY(record.addedUs >= 0);
        QVERIFY(record.addedUs <= record.durationUs - (phase->toUs - phase->fromUs));
        const auto state = busy.gateway.rateLimits().states()[0];
        QCOMPARE(state.used.calls, std::uint64_t{2});
        QCOMPARE(state.refused, std::uint64_t{0});
        QTRY_COMPARE(busy.gateway.rateLimits().states()[0].underWay, std::uint64_t{0});
    }

    void nobodyWaitsWhereAnotherTargetHasRoom() {
        ScriptedUpstream other;
        other.script({json(200, kAnswer)});
        Busy busy;
        busy.snapshot = twoTargets(busy.upstream, other);
        busy.begin({oneAtOnce("first"), oneAtOnce("second")});
        const HttpAnswer answer = busy.ask()->receive();
        QCOMPARE(answer.header("x-weir-target"), std::string("second/b"));
        QCOMPARE(busy.waiting(), std::uint64_t{0});
        const auto record = busy.recordOf(answer);
        QVERIFY(weir::has(record.marks, Mark::FellBack));
        QCOMPARE(record.candidates[0].reason, std::string("the limit first-slots is full"));
    }

    // Both are full: whichever has room first.
    void aCallWaitsAtAllItsTargets() {
        const Gate otherGate = std::make_shared<std::atomic<bool>>(false);
        ScriptedUpstream other;
        other.script({behind(otherGate, json(200, kAnswer)), json(200, kAnswer)});
        Busy busy;
        busy.snapshot = twoTargets(busy.upstream, other);
        busy.begin({oneAtOnce("first"), oneAtOnce("second")});
        const auto second = busy.ask();
        QVERIFY(other.waitForCalls(1));
        const auto third = busy.askAndWait();
        *otherGate = true;
        QCOMPARE(second->receive().status, 200);
        QCOMPARE(third->receive().header("x-weir-target"), std::string("second/b"));
        QCOMPARE(busy.waiting(), std::uint64_t{0});
    }

    // What retries may take is over, and the queue has a time of its own.
    void afterAFailureTheFullOneIsWaitedFor() {
        ScriptedUpstream failing;
        failing.script({json(500, "{}")});
        Busy busy;
        busy.snapshot = twoTargets(busy.upstream, failing);
        busy.snapshot.retries.total = Milliseconds(1);
        busy.begin({oneAtOnce("first")});
        const auto second = busy.ask();
        QVERIFY(failing.waitForCalls(1));
        *busy.gate = true;
        const HttpAnswer answer = second->receive();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("x-weir-target"), std::string("first/a"));
        QCOMPARE(failing.calls().size(), std::size_t{1});
    }

    void aFullQueueRefuses() {
        Busy busy;
        busy.snapshot.providers[0].dialects = {Dialect::OpenAiChat, Dialect::Anthropic};
        busy.begin({oneAtOnce("first", {1, Milliseconds(60'000)})});
        const auto second = busy.askAndWait();
        const HttpAnswer answer = busy.ask()->receive();
        QCOMPARE(answer.status, 429);
        QVERIFY2(has(answer.body,
                     "No target has room for this call. The limit \\\"first-slots\\\" lets 1 call "
                     "be under way at once. As many as may wait for that. Come back in "),
                 answer.body.c_str());
        QVERIFY(has(answer.body, "\"code\":\"rate_limit_exceeded\""));
        QVERIFY(std::stoi(answer.header("retry-after")) >= 1);
        QVERIFY(std::stoi(answer.header("retry-after-ms")) >= 1'000);
        const auto record = busy.recordOf(answer);
        QCOMPARE(record.state, ExchangeState::Refused);
        QVERIFY(record.attempts.empty());
        QCOMPARE(record.candidates[0].reason,
                 std::string("the limit first-slots is full, and so is its queue"));
        // In the words of whoever asks.
        const HttpAnswer anthropic = busy.ask(kMessages, "/v1/messages")->receive();
        QCOMPARE(anthropic.status, 429);
        QVERIFY2(has(anthropic.body, "\"type\":\"rate_limit_error\""), anthropic.body.c_str());
        QCOMPARE(busy.gateway.rateLimits().states()[0].refused, std::uint64_t{2});
        *busy.gate = true;
        QCOMPARE(second->receive().status, 200);
    }

    void whoHasWaitedLongEnoughIsRefused() {
        Busy busy;
        busy.begin({oneAtOnce("first", {5, Milliseconds(50)})});
        const HttpAnswer answer = busy.ask()->receive();
        QCOMPARE(answer.status, 429);
        QVERIFY2(
            has(answer.body, "This one has waited for that as long as it may. Come back in 1 s."),
            answer.body.c_str());
        QCOMPARE(busy.waiting(), std::uint64_t{0});
        const auto record = busy.recordOf(answer);
        QVERIFY(std::ranges::count(record.phases, std::string("queue"), &Phase::name) == 1);
    }

    // What its client said of how long it waits is sooner than what the queue allows.
    void nobodyWaitsLongerThanItsClient() {
        Busy busy;
        busy.begin({oneAtOnce("first")});
        HttpClient client(busy.gateway.port());
        client.post("/v1/chat/completions", busy.gateway.auth() + "x-stainless-timeout: 0.05\r\n",
                    kRequest);
        QCOMPARE(client.receive().status, 429);
    }

    void aStreamIsKeptWhileItWaits() {
        Busy busy;
        busy.snapshot.answerBy = Milliseconds(20);
        busy.snapshot.keepAliveEvery = Milliseconds(20);
        busy.begin({oneAtOnce("first")});
        const auto second = busy.askAndWait(kStreamRequest);
        QVERIFY(second->receiveUntil(": ping", 3));
        busy.upstream.script({events({kRole, kHello, kStop, kDone})});
        *busy.gate = true;
        const HttpAnswer answer = second->receive();
        QVERIFY(answer.complete);
        QVERIFY(answer.body.ends_with(": ping\n\n" + kRole + kHello + kStop + kDone));
    }

    void whoGoesLeavesTheQueue() {
        Busy busy;
        busy.begin({oneAtOnce("first")});
        {
            const auto gone = busy.askAndWait();
        }
        busy.waitFor(0);
        const auto record = [&busy] {
            for (const auto& row : busy.gateway.traffic().changedSince(0, 100).rows) {
                if (row.state == ExchangeState::Cancelled) {
                    return true;
                }
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(record(), 20'000);
        *busy.gate = true;
        QCOMPARE(busy.first->receive().status, 200);
        QCOMPARE(busy.upstream.calls().size(), std::size_t{1});
        QCOMPARE(busy.ask()->receive().status, 200);
    }

    // An edit of the document lets those go on who wait for what is gone.
    void anotherPolicyIsHeededByWhoeverWaits() {
        Busy busy;
        busy.begin({oneAtOnce("first")});
        const auto second = busy.askAndWait();
        const auto third = busy.askAndWait();
        policy::Snapshot two = busy.snapshot;
        two.rateLimits[0].concurrency = 2;
        busy.gateway.usePolicy(two);
        QVERIFY(busy.upstream.waitForCalls(2));
        policy::Snapshot free = busy.snapshot;
        free.rateLimits.clear();
        busy.gateway.usePolicy(free);
        QCOMPARE(second->receive().status, 200);
        QCOMPARE(third->receive().status, 200);
        *busy.gate = true;
        QCOMPARE(busy.first->receive().status, 200);
    }

    void aTargetThatIsPausedMeanwhileIsNotAsked() {
        Busy busy;
        busy.begin({oneAtOnce("first")});
        const auto second = busy.askAndWait();
        providers::Pause pause;
        pause.provider = "first";
        busy.gateway.pauses().set({pause});
        *busy.gate = true;
        QCOMPARE(busy.first->receive().status, 200);
        QCOMPARE(second->receive().status, 503);
        QCOMPARE(busy.upstream.calls().size(), std::size_t{1});
        QTRY_COMPARE(busy.gateway.rateLimits().states()[0].underWay, std::uint64_t{0});
    }

    void aStopEndsTheWait() {
        Busy busy;
        busy.begin({oneAtOnce("first")});
        const auto second = busy.askAndWait();
        busy.gateway.stop();
        QVERIFY(second->receive().status != 200);
        busy.gateway.lastEnded();
        QCOMPARE(busy.waiting(), std::uint64_t{0});
        QCOMPARE(busy.gateway.rateLimits().states()[0].underWay, std::uint64_t{0});
    }

    // Whoever is of a higher tier comes before those that came sooner.
    void tiersComeFirst() {
        Busy busy;
        busy.snapshot.tiers = {"gold", "standard"};
        busy.begin({oneAtOnce("first")});
        std::vector<std::unique_ptr<HttpClient>> clients;
        const auto askAs = [&](const std::string& tier) {
            busy.gateway.caller().teamFacts =
                std::make_shared<const Team>(Team{tier, {}, tier, {}});
            busy.gateway.caller().team = tier;
            busy.gateway.usePolicy(busy.snapshot);
            clients.push_back(busy.askAndWait());
        };
        askAs("none");
        askAs("standard");
        askAs("gold");
        *busy.gate = true;
        for (const auto& client : clients) {
            QCOMPARE(client->receive().status, 200);
        }
        busy.gateway.lastEnded();
        std::vector<std::pair<std::int64_t, std::string>> turns;
        for (const auto& row : busy.gateway.traffic().changedSince(0, 100).rows) {
            const auto record = busy.gateway.traffic().find(row.id);
            for (const Phase& phase : record->phases) {
                if (phase.name == "queue") {
                    const auto startedUs = std::chrono::duration_cast<Microseconds>(
                        record->startedAt.time_since_epoch());
                    turns.emplace_back(startedUs.count() + phase.toUs, record->team);
                }
            }
        }
        std::ranges::sort(turns);
        QCOMPARE(turns.size(), std::size_t{3});
        QCOMPARE(turns[0].second, std::string("gold"));
        QCOMPARE(turns[1].second, std::string("standard"));
        QCOMPARE(turns[2].second, std::string("none"));
    }

    // Many at once over one slot: each has its turn, and the upstream never sees two.
    void manyAtOnceHaveTheirTurnOneByOne() {
        ScriptedUpstream upstream;
        const auto now = std::make_shared<std::atomic<int>>(0);
        const auto most = std::make_shared<std::atomic<int>>(0);
        upstream.script({[now, most](net::ServerCall& call) -> net::Task<void> {
            const int seen = ++*now;
            *most = std::max(most->load(), seen);
            (void)co_await net::sleep(call.reactor(), Milliseconds(1), call.cancellation());
            --*now;
            const std::vector<net::http::Field> fields{{"content-type", "application/json"}};
            (void)co_await call.respond(200, fields, kAnswer);
        }});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.rateLimits = {oneAtOnce("first", {100, Milliseconds(60'000)})};
        gateway.usePolicy(std::move(snapshot));
        std::vector<std::unique_ptr<HttpClient>> clients;
        for (int i = 0; i < 60; ++i) {
            clients.push_back(std::make_unique<HttpClient>(gateway.port()));
            clients.back()->post("/v1/chat/completions", gateway.auth(), kRequest);
        }
        for (const auto& client : clients) {
            QCOMPARE(client->receive().status, 200);
        }
        QCOMPARE(most->load(), 1);
        QCOMPARE(upstream.calls().size(), std::size_t{60});
    }
};

QTEST_GUILESS_MAIN(TestQueueing)
#include "test_queueing.moc"
