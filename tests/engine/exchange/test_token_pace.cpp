// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <memory>

#include "engine/exchange/token_pace.hpp"
#include "engine/simulator/simulator.hpp"
#include "tests/engine/exchange/gateway.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::exchange;
using namespace weir::test;

namespace {

// A provider whose first token comes at once.
class Simulated {
public:
    explicit Simulated(double tokensPerSecond)
        : m_simulator(options(tokensPerSecond), m_clock, m_random, m_log) {
        const auto started = m_simulator.start();
        if (!started) {
            qFatal("the simulator does not start");
        }
        port = *started;
    }
    std::uint16_t port = 0;

private:
    static simulator::Options options(double tokensPerSecond) {
        simulator::Options made;
        made.tokensPerSecond = tokensPerSecond;
        made.firstToken = Milliseconds(20);
        return made;
    }

    SystemClock m_clock;
    SystemRandom m_random;
    Log m_log{m_clock, [](auto) {}};
    simulator::Simulator m_simulator;
};

}  // namespace

// How fast the tokens of a stream come, and what the fastest target is by that.
class TestTokenPace : public QObject {
    Q_OBJECT

    static books::ExchangeRecord ask(Gateway& gateway, const std::string& model) {
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(),
                    R"({"model":")" + model +
                        R"(","stream":true,"messages":[{"role":"user","content":"Hi"}]})");
        if (client.receive().status != 200) {
            throw std::runtime_error("a call failed");
        }
        return gateway.lastEnded();
    }

private slots:
    void aStreamIsMeasuredFromItsFirstTokenOn() {
        TokenPace pace;
        QVERIFY(!pace.perToken());
        pace.begin(1'000'000, 40);
        pace.excuse(500'000);
        pace.end(2'500'000, 440);  // a hundred tokens in a second
        QCOMPARE(pace.perToken(), std::optional(Microseconds(10'000)));
    }

    void aShortAnswerSaysNothing() {
        TokenPace pace;
        pace.begin(0, 40);
        pace.end(1'000'000, 40 + 4 * (TokenPace::kFewestTokens - 1));
        QVERIFY(!pace.perToken());
        pace.end(1'000'000, 40 + 4 * TokenPace::kFewestTokens);
        QVERIFY(pace.perToken().has_value());
    }

    void whatComesAtOnceIsAsFastAsCanBeTold() {
        TokenPace pace;
        pace.begin(5, 0);
        pace.excuse(100);
        pace.end(50, 4'000);
        QCOMPARE(pace.perToken(), std::optional(Microseconds(1)));
    }

    // Two that begin alike are told apart by how they go on.
    void theFasterOfTwoThatBeginAlikeIsFirst() {
        Simulated slow(150);
        Simulated quick(1'500);
        Gateway gateway;
        policy::Snapshot snapshot;
        snapshot.providers = {Gateway::provider("slow", "openai", slow.port),
                              Gateway::provider("quick", "openai", quick.port)};
        for (providers::Provider& each : snapshot.providers) {
            each.free = true;
        }
        policy::Route route;
        route.name = "r";
        route.when = {.kind = ConditionKind::Test, .field = RouteField::Model, .values = {"auto"}};
        route.strategy = RouteStrategy::Fastest;
        for (const char* target : {"slow/sim-fast", "quick/sim-fast"}) {
            route.choices.push_back(
                {target, 1, Gateway::model(snapshot, "for a route", {target}).targets});
        }
        snapshot.routes = {route};
        gateway.usePolicy(snapshot);
        ask(gateway, "slow/sim-fast");
        ask(gateway, "quick/sim-fast");
        const books::ExchangeRecord record = ask(gateway, "auto");
        QCOMPARE(record.attempts.back().provider, std::string("quick"));
        QCOMPARE(record.call.seen.size(), std::size_t(2));
        const SeenTarget& first = record.call.seen[0];
        const SeenTarget& second = record.call.seen[1];
        QVERIFY2(first.tokenP50Us > 2 * second.tokenP50Us && second.tokenP50Us > 0,
                 qPrintable(QStringLiteral("%1, %2").arg(first.tokenP50Us).arg(second.tokenP50Us)));
        const std::string& why = record.candidates.front().reason;
        QVERIFY2(why.find(" s for 500 tokens: first in ") != std::string::npos, why.c_str());
    }
};

QTEST_GUILESS_MAIN(TestTokenPace)
#include "test_token_pace.moc"
