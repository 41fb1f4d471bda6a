// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "engine/providers/breaker.hpp"

using namespace weir;
using namespace weir::providers;
using namespace std::chrono_literals;

namespace {

using Entry = Breaker::Entry;
using State = Breaker::State;

// A breaker and a clock that only the test moves.
struct Scene {
    Breaker breaker;
    BreakerRules rules;
    Instant now{std::chrono::hours(100)};

    Entry admit() { return breaker.admit(now); }
    void end(Entry entry, Verdict verdict) { breaker.end(entry, verdict, rules, now); }
    void call(Verdict verdict, int times = 1) {
        for (int i = 0; i < times; ++i) {
            end(admit(), verdict);
        }
    }
    void openIt() { call(Verdict::Fault, static_cast<int>(rules.failures)); }
    State state() const { return breaker.state(now); }
};

}  // namespace

class TestBreaker : public QObject {
    Q_OBJECT

private slots:
    void opensAfterFaultsInARow() {
        Scene scene;
        scene.call(Verdict::Fault, 4);
        QVERIFY(scene.state() == State::Closed);
        scene.call(Verdict::Good);
        scene.call(Verdict::Fault, 4);
        QVERIFY(scene.state() == State::Closed);
        scene.call(Verdict::Fault);
        QVERIFY(scene.state() == State::Open);
        QVERIFY(scene.breaker.openedBy() == OpenedBy::Run);
        QCOMPARE(scene.breaker.count(), 5U);
        QVERIFY(scene.breaker.openUntil() == scene.now + 10s);
        QVERIFY(scene.admit() == Entry::No);
    }

    void whatSaysNothingIsNotCounted() {
        Scene scene;
        scene.call(Verdict::Fault, 4);
        scene.call(Verdict::Nothing, 50);
        QVERIFY(scene.state() == State::Closed);
        scene.call(Verdict::Fault);  // the fifth, whatever was between
        QVERIFY(scene.state() == State::Open);
    }

    void opensByTheShareOfFaults() {
        Scene scene;
        for (int i = 0; i < 9; ++i) {
            scene.call(Verdict::Good);
            scene.call(Verdict::Fault);
            scene.now += 1s;
        }
        QVERIFY2(scene.state() == State::Closed, "too few attempts");
        scene.call(Verdict::Good);
        scene.call(Verdict::Fault);
        QVERIFY(scene.state() == State::Open);
        QVERIFY(scene.breaker.openedBy() == OpenedBy::Share);
        QCOMPARE(scene.breaker.count(), 50U);
    }

    void faultsOfLongAgoDoNotCount() {
        Scene scene;
        for (int i = 0; i < 4; ++i) {
            scene.call(Verdict::Fault, 4);
            scene.call(Verdict::Good);
        }
        QVERIFY(scene.state() == State::Closed);
        scene.now += scene.rules.window;
        for (int i = 0; i < 20; ++i) {
            scene.call(Verdict::Good);
        }
        scene.call(Verdict::Fault, 4);
        QVERIFY(scene.state() == State::Closed);
    }

    void letsOneCallFindOut() {
        Scene scene;
        scene.openIt();
        scene.now += 10s - 1ms;
        QVERIFY(scene.admit() == Entry::No);
        scene.now += 1ms;
        QVERIFY(scene.state() == State::HalfOpen);
        QVERIFY(scene.admit() == Entry::Probe);
        QVERIFY2(scene.admit() == Entry::No, "one at a time");
        scene.end(Entry::Probe, Verdict::Nothing);
        QVERIFY2(scene.admit() == Entry::Probe, "a call that said nothing makes room");
        scene.breaker.giveBack();
        QVERIFY(scene.admit() == Entry::Probe);
        scene.end(Entry::Probe, Verdict::Good);
        QVERIFY2(scene.state() == State::HalfOpen, "one is not enough");
        scene.call(Verdict::Good);
        QVERIFY(scene.state() == State::Closed);
        QVERIFY(scene.admit() == Entry::Call);
    }

    void staysOpenTwiceAsLongEachTime() {
        Scene scene;
        scene.openIt();
        for (const auto expected : {20s, 40s, 80s, 160s, 300s, 300s}) {
            scene.now = scene.breaker.openUntil();
            scene.call(Verdict::Fault);
            QVERIFY(scene.breaker.openUntil() == scene.now + expected);
            QVERIFY(scene.breaker.openedBy() == OpenedBy::Probe);
        }
    }

    void remembersHowItFlapped() {
        Scene scene;
        scene.openIt();
        scene.now = scene.breaker.openUntil();
        scene.call(Verdict::Good, 2);
        scene.now += 5s;
        scene.openIt();
        QVERIFY2(scene.breaker.openUntil() == scene.now + 20s, "again within the window");
        scene.now = scene.breaker.openUntil();
        scene.call(Verdict::Good, 2);
        scene.now += scene.rules.window;
        scene.openIt();
        QVERIFY2(scene.breaker.openUntil() == scene.now + 10s, "it had been good for long");
    }

    void whatBeganBeforeItOpenedSaysNothing() {
        Scene scene;
        const Entry early = scene.admit();
        scene.openIt();
        const Instant until = scene.breaker.openUntil();
        scene.end(early, Verdict::Good);
        QVERIFY(scene.state() == State::Open);
        scene.end(early, Verdict::Fault);
        QVERIFY(scene.breaker.openUntil() == until);
    }

    void canBeSwitchedOff() {
        Scene scene;
        scene.openIt();
        scene.rules.enabled = false;
        scene.end(Entry::Call, Verdict::Fault);
        QVERIFY(scene.state() == State::Closed);
        scene.call(Verdict::Fault, 100);
        QVERIFY(scene.state() == State::Closed);
    }

    // Whatever happens: while it is open nobody is let through, while it is half open one at most,
    // it never stays open longer than five minutes, and it closes once the target is good.
    void holdsForAnyRun() {
        for (unsigned seed = 1; seed <= 200; ++seed) {
            std::mt19937 random(seed);
            Scene scene;
            std::vector<Entry> flying;
            for (int step = 0; step < 600; ++step) {
                scene.now += std::chrono::milliseconds(random() % 3000);
                const State before = scene.state();
                const auto probes = std::ranges::count(flying, Entry::Probe);
                if (random() % 2 == 0) {
                    const Entry entry = scene.admit();
                    QVERIFY(before != State::Open || entry == Entry::No);
                    QVERIFY(before != State::Closed || entry == Entry::Call);
                    QVERIFY(before != State::HalfOpen ||
                            entry == (probes == 0 ? Entry::Probe : Entry::No));
                    if (entry != Entry::No) {
                        flying.push_back(entry);
                    }
                } else if (!flying.empty()) {
                    const std::size_t which = random() % flying.size();
                    scene.end(flying[which], static_cast<Verdict>(random() % 3));
                    flying.erase(flying.begin() + static_cast<std::ptrdiff_t>(which));
                }
                QVERIFY(scene.breaker.openUntil() <= scene.now + Breaker::kLongestOpen);
            }
            for (const Entry entry : flying) {
                scene.end(entry, Verdict::Nothing);
            }
            scene.now += Breaker::kLongestOpen;
            scene.call(Verdict::Good, 2);
            QVERIFY(scene.state() == State::Closed);
        }
    }
};

QTEST_GUILESS_MAIN(TestBreaker)
#include "test_breaker.moc"
