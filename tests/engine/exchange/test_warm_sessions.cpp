// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/simulator/simulator.hpp"
#include "tests/engine/exchange/gateway.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

Price dollars(double aMillion) {
    return Price::fromPico(static_cast<std::int64_t>(aMillion * 1'000'000));
}

// Dollars a million tokens; a read of 0: it has no price.
books::OwnPrice priceOf(std::string provider, double in, double read, double out) {
    books::Rates rates;
    rates.in = dollars(in);
    rates.out = dollars(out);
    if (read > 0) {
        rates.cacheRead = dollars(read);
    }
    books::PriceEntry entry;
    entry.model = "sim-fast";
    entry.standard = {{0, rates}};
    books::OwnPrice made;
    made.name = provider + "'s";
    made.provider = std::move(provider);
    made.model = "sim-fast";
    made.entry = entry;
    return made;
}

// Long enough for the simulator to say, from the third message on, that it read half of it from a
// cache: about 4,000 tokens.
const std::string kLong(16'000, 'x');

// "auto" goes by one route to two simulated providers that have prices: "dear" with a cheap cache,
// and "cheap" without one.
class Scene {
public:
    explicit Scene(RouteStrategy strategy, double dearRead = 0.08)
        : m_simulator(options(), m_clock, m_random, m_log) {
        const auto started = m_simulator.start();
        if (!started) {
            qFatal("the simulator does not start");
        }
        m_policy.providers = {Gateway::provider("dear", "openai", *started),
                              Gateway::provider("cheap", "openai", *started)};
        m_policy.prices =
            books::OwnPrices({priceOf("dear", 8, dearRead, 20), priceOf("cheap", 5, 0, 10)});
        policy::Route route;
        route.name = "r";
        route.strategy = strategy;
        for (const char* target : {"dear/sim-fast", "cheap/sim-fast"}) {
            route.choices.push_back(
                {target, 1, Gateway::model(m_policy, "for a route", {target}).targets});
        }
        m_policy.routes = {route};
        gateway.usePolicy(m_policy);
    }
    // The record of a call with a prompt of three messages.
    books::ExchangeRecord ask(const std::string& session, const std::string& text = kLong,
                              bool stream = false) {
        HttpClient client(gateway.port());
        const std::string header = session.empty() ? "" : "X-Session-Id: " + session + "\r\n";
        client.post("/v1/chat/completions", gateway.auth() + header,
                    std::string(R"({"model":"auto","max_tokens":50,"stream":)") +
                        (stream ? "true" : "false") + R"(,"messages":[{"role":"user","content":")" +
                        text +
                        R"("},{"role":"assistant","content":"Yes."},)"
                        R"({"role":"user","content":"Go on."}]})");
        if (client.receive().status != 200) {
            throw std::runtime_error("a call failed");
        }
        return gateway.lastEnded();
    }
    std::string target(const std::string& session, const std::string& text = kLong) {
        return ask(session, text).attempts.back().provider;
    }
    // As somebody who pauses all other providers.
    void leaveOnly(const std::string& provider) {
        const std::string other = provider == "dear" ? "cheap" : "dear";
        gateway.pauses().set({{other, {}, {}, {}, {}}});
    }
    void resume() { gateway.pauses().set({}); }
    policy::Snapshot policyWith(double weight) const {
        policy::Snapshot changed = m_policy;
        changed.routes[0].choices[0].weight = static_cast<std::uint32_t>(weight);
        return changed;
    }

private:
    static simulator::Options options() {
        simulator::Options fast;
        fast.tokensPerSecond = 0;
        fast.firstToken = Milliseconds(0);
        return fast;
    }

    SystemClock m_clock;
    SystemRandom m_random;
    Log m_log{m_clock, [](auto) {}};
    simulator::Simulator m_simulator;
    policy::Snapshot m_policy;

public:
    Gateway gateway;
};

}  // namespace

// Calls of a session go where their prompt cache is warm, as far as that is worth it.
class TestWarmSessions : public QObject {
    Q_OBJECT

private slots:
    void aSessionStaysWhereItsCacheMakesItCheaper_data() {
        QTest::addColumn<bool>("stream");
        QTest::newRow("plain") << false;
        QTest::newRow("stream") << true;
    }
    void aSessionStaysWhereItsCacheMakesItCheaper() {
        QFETCH(bool, stream);
        Scene scene(RouteStrategy::Cheapest);
        scene.leaveOnly("dear");
        const books::ExchangeRecord first = scene.ask("run", kLong, stream);
        QCOMPARE(first.attempts.back().provider, std::string("dear"));
        QVERIFY(first.call.warmKnown && first.call.warm.empty());
        const std::uint64_t read = first.usage().inCacheRead;
        QVERIFY(read > 1'000);
        scene.resume();
        const books::ExchangeRecord second = scene.ask("run", kLong, stream);
        QCOMPARE(second.attempts.back().provider, std::string("dear"));
        QCOMPARE(second.call.warm.size(), std::size_t(1));
        QCOMPARE(second.call.warm[0].target, std::string("dear/sim-fast"));
        QCOMPARE(second.call.warm[0].tokens, read);
        const auto left = second.call.warm[0].until - second.startedAt;
        QVERIFY(left > std::chrono::minutes(4) && left <= std::chrono::minutes(5));
        const std::string& reason = second.candidates[0].reason;
        QVERIFY2(reason.starts_with("first of route r: about $0.0") &&
                     reason.find(" tokens warm here until about ") != std::string::npos,
                 reason.c_str());
        // A tiny prompt saves too little there; the cache is as warm after it.
        QCOMPARE(scene.target("run", "Hi"), std::string("cheap"));
        QCOMPARE(scene.target("run"), std::string("dear"));
        // Others have no part in it: not another session, and not a call without one.
        QCOMPARE(scene.target("other"), std::string("cheap"));
        const books::ExchangeRecord without = scene.ask("");
        QCOMPARE(without.attempts.back().provider, std::string("cheap"));
        QVERIFY(without.call.warmKnown && without.call.warm.empty());
    }

    void anotherKeyDoesNotShareTheSession() {
        Scene scene(RouteStrategy::Cheapest);
        scene.leaveOnly("dear");
        scene.ask("run");
        scene.resume();
        scene.gateway.caller().name = "another";
        scene.gateway.usePolicy(scene.policyWith(1));
        QCOMPARE(scene.target("run"), std::string("cheap"));
    }

    // What is read of its cache costs what input costs, so nothing is gained.
    void aModelWithoutAPriceForReadsHasNoWarmCache() {
        Scene scene(RouteStrategy::Cheapest, 0);
        scene.leaveOnly("dear");
        QVERIFY(scene.ask("run").usage().inCacheRead > 1'000);
        scene.resume();
        const books::ExchangeRecord second = scene.ask("run");
        QCOMPARE(second.attempts.back().provider, std::string("cheap"));
        QVERIFY(second.call.warm.empty());
    }

    // Neither a target that is back nor new weights move a session from its cache; no weight does.
    void aStickySessionStaysWithItsCache() {
        Scene scene(RouteStrategy::Sticky);
        int kept = 0;
        for (const char* session : {"a", "b", "c", "d", "e", "f"}) {
            scene.leaveOnly("dear");
            QCOMPARE(scene.target(session), std::string("dear"));
            scene.resume();
            const books::ExchangeRecord second = scene.ask(session);
            QCOMPARE(second.attempts.back().provider, std::string("dear"));
            kept += second.candidates[0].reason.starts_with(
                        "first of route r: kept by its prompt cache: ")
                        ? 1
                        : 0;
        }
        QVERIFY(kept > 0 && kept < 6);
        scene.gateway.usePolicy(scene.policyWith(0));
        QCOMPARE(scene.target("a"), std::string("cheap"));
    }

    // Nobody pays for what no route asks for.
    void nothingIsKeptForOtherStrategies() {
        Scene scene(RouteStrategy::Ordered);
        const books::ExchangeRecord record = scene.ask("run");
        QVERIFY(record.usage().inCacheRead > 1'000);
        QVERIFY(!record.call.warmKnown);
        QCOMPARE(scene.gateway.warmCaches().sessions(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestWarmSessions)
#include "test_warm_sessions.moc"
