// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/gateway.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/engine/exchange/simulated_upstream.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;
using namespace std::chrono_literals;

namespace {

struct CrowdOptions {
    std::size_t callers = 8;
    std::size_t calls = 25;  // of each
    Milliseconds pause{0};   // how long each thinks between two: the rate of the load, no waiting
    bool streams = true;     // every other call
};

// Callers of "smart" at once, each a thread of its own that calls again when it was answered.
class Crowd {
public:
    Crowd(const Gateway& gateway, CrowdOptions options)
        : m_port(gateway.port()), m_auth(gateway.auth()) {
        for (std::size_t i = 0; i < options.callers; ++i) {
            m_threads.emplace_back([this, options] {
                for (std::size_t each = 0; each < options.calls && !m_leave; ++each) {
                    call(options.streams && each % 2 == 0);
                    std::this_thread::sleep_for(options.pause);
                }
            });
        }
    }
    ~Crowd() {
        leave();
        finish();
    }
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    // Whoever calls is answered first.
    void leave() { m_leave = true; }
    void finish() {
        for (std::thread& each : m_threads) {
            each.join();
        }
        m_threads.clear();
    }
    int answered() const { return m_answered; }
    // What callers got that was no answer.
    std::string errors() {
        const std::lock_guard lock(m_mutex);
        return m_errors;
    }

private:
    void call(bool stream) {
        HttpClient client(m_port);
        client.post("/v1/chat/completions", m_auth,
                    std::string(R"({"model":"smart","stream":)") + (stream ? "true" : "false") +
                        R"(,"messages":[{"role":"user","content":"Hi"}]})");
        const HttpAnswer answer = client.receive();
        const bool whole =
            answer.complete && (!stream || answer.body.find("[DONE]") != std::string::npos);
        if (answer.status == 200 && whole) {
            ++m_answered;
            return;
        }
        const std::lock_guard lock(m_mutex);
        m_errors += std::to_string(answer.status) + ": " + answer.body.substr(0, 300) + '\n';
    }

    const std::uint16_t m_port;
    const std::string m_auth;
    std::atomic<bool> m_leave = false;
    std::atomic<int> m_answered = 0;
    std::mutex m_mutex;
    std::string m_errors;
    std::vector<std::thread> m_threads;
};

// A faulty provider and a good one.
struct CrowdedScene {
    CrowdedScene(const std::string& model, simulator::Options faulty, const Clock& clock)
        : bad(faulty, clock), good({}, clock) {
        policy.providers = {Gateway::provider("bad", "simulator", bad.port),
                            Gateway::provider("good", "simulator", good.port)};
        // Short where time is the fault; long enough on a slow machine where it is not.
        const bool silent = model == "sim-slow" || model == "sim-silent";
        const Milliseconds patience(silent ? 40 : 20'000);
        policy.providers[0].timeouts.firstToken = patience;
        policy.providers[0].timeouts.total = patience;
        policy.models = {Gateway::model(policy, "smart", {"bad/" + model, "good/sim-fast"})};
    }
    std::uint32_t askedBad() {
        const auto* record = gateway.health().findProvider("bad");
        return record == nullptr ? 0 : record->lastFiveMinutes(gateway.clock().instant()).attempts;
    }

    SimulatedUpstream bad;
    SimulatedUpstream good;
    policy::Snapshot policy;
    Gateway gateway;
};

// A provider that answers at once until a storm breaks out; then it asks for a second of patience,
// and writes down who comes when.
class Stormy {
public:
    Stormy() {
        m_upstream.script({[this](net::ServerCall& call) -> net::Task<void> {
            const bool refused = arrive();
            const std::vector<net::http::Field> fields = {{"content-type", "application/json"},
                                                          {"retry-after", "1"}};
            const int status = refused ? 429 : 200;
            const std::string body = refused ? R"({"error":{"message":"Slow down"}})" : kAnswer;
            (void)co_await call.respond(status, fields, body);
        }});
    }
    std::uint16_t port() const { return m_upstream.port(); }

    void breakOut() {
        const std::lock_guard lock(m_mutex);
        m_storm = true;
    }
    std::vector<Instant> served() {
        const std::lock_guard lock(m_mutex);
        return m_served;
    }
    std::vector<Instant> refused() {
        const std::lock_guard lock(m_mutex);
        return m_refused;
    }

private:
    bool arrive() {
        const std::lock_guard lock(m_mutex);
        const Instant now = m_clock.instant();
        const bool refused = m_storm && (m_refused.empty() || now < m_refused.front() + 1s);
        (refused ? m_refused : m_served).push_back(now);
        return refused;
    }

    SystemClock m_clock;
    std::mutex m_mutex;
    bool m_storm = false;
    std::vector<Instant> m_served;
    std::vector<Instant> m_refused;
    ScriptedUpstream m_upstream;  // goes first: its thread comes here
};

// The most calls a second in any time that ends with the storm and is a second at least.
double rateBefore(const std::vector<Instant>& served, const std::vector<Instant>& refused) {
    double most = 0;
    const Instant end = refused.front();
    const auto calls = std::ranges::lower_bound(served, end) - served.begin();
    for (std::ptrdiff_t i = 0; i < calls; ++i) {
        const std::chrono::duration<double> span = end - served[static_cast<std::size_t>(i)];
        // Those that were refused had begun before the gateway knew.
        const auto count = static_cast<double>(calls - i) + static_cast<double>(refused.size());
        most = std::max(most, count / std::max(1.0, span.count()));
    }
    return most;
}

}  // namespace

// The usual faults of a provider before a crowd: while another target is well nobody sees any of
// it, and who was asked for patience is not met by all of them at once when it is over.
class TestFaultStorms : public QObject {
    Q_OBJECT

    static constexpr std::size_t kCallers = 8;

private slots:
    void noneOfManySeesIt_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<double>("failed");
        QTest::addColumn<int>("retryAfterMs");
        QTest::addColumn<quint32>("mostAsked");  // of two hundred; as slow as the machine may be
        QTest::newRow("429 storm") << "sim-429" << 0.0 << 1'000 << quint32(200);
        QTest::newRow("429 for long") << "sim-429" << 0.0 << 600'000 << quint32(kCallers);
        QTest::newRow("brown-out") << "sim-fast" << 0.7 << 1'000 << quint32(150);
        QTest::newRow("slow first token") << "sim-slow" << 0.0 << 1'000 << quint32(60);
        QTest::newRow("black hole") << "sim-silent" << 0.0 << 1'000 << quint32(60);
    }
    void noneOfManySeesIt() {
        QFETCH(QString, model);
        QFETCH(double, failed);
        QFETCH(int, retryAfterMs);
        QFETCH(quint32, mostAsked);
        simulator::Options options;
        options.retryAfter = Milliseconds(retryAfterMs);
        options.faults.failed = failed;
        const SystemClock clock;
        CrowdedScene scene(model.toStdString(), options, clock);
        scene.gateway.usePolicy(scene.policy);
        Crowd crowd(scene.gateway, {.callers = kCallers, .calls = 25});
        crowd.finish();
        QCOMPARE(crowd.errors(), std::string());
        QCOMPARE(crowd.answered(), 200);
        const quint32 asked = scene.askedBad();
        QVERIFY2(asked >= 1 && asked <= mostAsked, QByteArray::number(asked).constData());
    }

    // It turns with the number of calls, not with the time that they take.
    void noneOfManySeesAFlappingTarget() {
        FakeClock clock;
        CrowdedScene scene("sim-flapping", {}, clock);
        scene.policy.breaker.open = 1ms;
        scene.gateway.usePolicy(scene.policy);
        Crowd crowd(scene.gateway, {.callers = kCallers, .calls = 40});
        for (int turn = 1; turn <= 8; ++turn) {
            QTRY_VERIFY_WITH_TIMEOUT(crowd.answered() >= turn * 35 || !crowd.errors().empty(),
                                     60'000);
            clock.advance(10s);
        }
        crowd.finish();
        QCOMPARE(crowd.errors(), std::string());
        QCOMPARE(crowd.answered(), 320);
        QVERIFY(scene.askedBad() >= 1);
    }

    // There is nobody else to ask, so all of them wait for the end of the storm. The n-th to come
    // back is no sooner than a fifth more than the rate before allows, however the machine's time
    // is shared out: turns are times, and whoever is late for his does not bring others forward.
    void thosePutOffComeBackAtAFifthMoreThanBefore() {
        constexpr std::size_t kMany = 32;
        Stormy stormy;
        Gateway gateway;
        policy::Snapshot policy;
        policy.providers = {Gateway::provider("stormy", "compatible", stormy.port())};
        policy.providers[0].free = true;
        policy.models = {Gateway::model(policy, "smart", {"stormy/a"})};
        policy.retries.total = 120s;
        gateway.usePolicy(policy);
        Crowd crowd(gateway,
                    {.callers = kMany, .calls = 100'000, .pause = 400ms, .streams = false});
        const auto served = [&] { return stormy.served().size(); };
        QTRY_VERIFY_WITH_TIMEOUT(served() >= 5 * kMany, 60'000);
        stormy.breakOut();
        QTRY_VERIFY_WITH_TIMEOUT(!stormy.refused().empty(), 60'000);
        const std::size_t before = served();
        QTRY_VERIFY_WITH_TIMEOUT(served() >= before + 3 * kMany, 60'000);
        crowd.leave();
        crowd.finish();
        QCOMPARE(crowd.errors(), std::string());

        const std::vector<Instant> all = stormy.served();
        const double rate = rateBefore(all, stormy.refused());
        // When the patience that it asked for last was over. For a second from then on those who
        // were put off are let through one after the other, and longer if they are many.
        const Instant over = stormy.refused().back() + 1s;
        const auto begin = std::ranges::lower_bound(all, over);
        std::ptrdiff_t back = 0;
        for (auto at = begin; at != all.end() && *at < over + 1s; ++at, ++back) {
            const std::chrono::duration<double> since = *at - over;
            const double allowed = 1.2 * rate * since.count() + 4;
            QVERIFY2(static_cast<double>(back) <= allowed,
                     qPrintable(QStringLiteral("%1 after %2 s at %3 a second")
                                    .arg(back)
                                    .arg(since.count())
                                    .arg(rate)));
        }
    }
};

QTEST_GUILESS_MAIN(TestFaultStorms)
#include "test_fault_storms.moc"
