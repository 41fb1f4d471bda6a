// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/gateway.hpp"
#include "tests/engine/exchange/simulated_upstream.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

// "smart" goes to a model of a faulty provider first, and then to one of a good provider.
struct Scene {
    Scene(const std::string& model, simulator::Options faulty, const Clock& clock)
        : bad(faulty, clock), good({}, clock) {
        policy.providers = {Gateway::provider("bad", "simulator", bad.port),
                            Gateway::provider("good", "simulator", good.port)};
        // Short where time is the fault; long enough on a slow machine where it is not.
        const bool silent = model == "sim-slow" || model == "sim-silent";
        const Milliseconds patience(silent ? 40 : 10'000);
        policy.providers[0].timeouts.firstToken = patience;
        policy.providers[0].timeouts.total = patience;
        policy.models = {Gateway::model(policy, "smart", {"bad/" + model, "good/sim-fast"})};
    }
    int call(bool stream) {
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(),
                    std::string(R"({"model":"smart","stream":)") + (stream ? "true" : "false") +
                        R"(,"messages":[{"role":"user","content":"Hi"}]})");
        const HttpAnswer answer = client.receive();
        const bool whole = !stream || answer.body.find("[DONE]") != std::string::npos;
        askedBad += attemptsAtBad();
        return whole ? answer.status : 0;
    }
    int attemptsAtBad() {
        int attempts = 0;
        for (const auto& attempt : gateway.lastEnded().attempts) {
            attempts += attempt.provider == "bad" ? 1 : 0;
        }
        return attempts;
    }

    SimulatedUpstream bad;
    SimulatedUpstream good;
    policy::Snapshot policy;
    Gateway gateway;
    int askedBad = 0;
};

}  // namespace

// The usual ways in which a provider fails: while another target is well, no caller sees any of it,
// and the one that fails is soon left alone.
class TestFaults : public QObject {
    Q_OBJECT

private slots:
    void noCallerSeesIt_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<double>("failed");  // of the calls to models that are good by name
        QTest::addColumn<int>("mostAsked");  // of sixty calls
        QTest::newRow("429 storm") << "sim-429" << 0.0 << 1;
        QTest::newRow("brown-out") << "sim-fast" << 0.7 << 40;
        QTest::newRow("slow first token") << "sim-slow" << 0.0 << 5;
        QTest::newRow("black hole") << "sim-silent" << 0.0 << 5;
        QTest::newRow("500") << "sim-500" << 0.0 << 5;
        QTest::newRow("reset") << "sim-reset" << 0.0 << 5;
        QTest::newRow("no answers") << "sim-garbage" << 0.0 << 5;
    }
    void noCallerSeesIt() {
        QFETCH(QString, model);
        QFETCH(double, failed);
        QFETCH(int, mostAsked);
        simulator::Options options;
        options.retryAfter = Milliseconds(600'000);
        options.faults.failed = failed;
        const SystemClock clock;
        Scene scene(model.toStdString(), options, clock);
        scene.gateway.usePolicy(scene.policy);
        for (int i = 0; i < 60; ++i) {
            QCOMPARE(scene.call(i % 2 == 0), 200);
        }
        QVERIFY2(scene.askedBad >= 1 && scene.askedBad <= mostAsked,
                 QByteArray::number(scene.askedBad).constData());
    }

    // Good for ten seconds, then bad for ten: it is asked again when it is good, and hardly when it
    // is not.
    void noCallerSeesAFlappingTarget() {
        FakeClock clock;
        Scene scene("sim-flapping", {}, clock);
        scene.policy.providers[0].timeouts = {};
        scene.policy.breaker.open = Milliseconds(1);
        scene.gateway.usePolicy(scene.policy);
        for (int round = 0; round < 6; ++round) {
            const int before = scene.askedBad;
            for (int i = 0; i < 20; ++i) {
                QCOMPARE(scene.call(i % 2 == 0), 200);
            }
            // While it is open nobody asks it; how long that is depends on how fast the calls were.
            int status = 200;
            const bool askedAgain = QTest::qWaitFor(
                [&] {
                    if (scene.askedBad == before && status == 200) {
                        status = scene.call(false);
                    }
                    return scene.askedBad > before;
                },
                20'000);
            QCOMPARE(status, 200);
            QVERIFY(askedAgain);
            clock.advance(std::chrono::seconds(10));
        }
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
