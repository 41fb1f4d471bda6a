// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <deque>
#include <memory>
#include <optional>

#include "engine/net/timer_wheel.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;

class TestTimerWheel : public QObject {
    Q_OBJECT

private slots:
    void firesWhenDue_data();
    void firesWhenDue();
    void neverEarlyWhateverTheTimes();
    void disarmedAndDestroyedAreSilent();
    void rearmedFiresOnce();
    void firingMayChangeEverything();
    void farTimersReachTheEnd();
};

void TestTimerWheel::firesWhenDue_data() {
    QTest::addColumn<qint64>("after");
    for (const qint64 after : {0, 1, 9, 10, 11, 630, 640, 650, 10'000, 40'950, 40'960, 75'000,
                               600'000, 2'621'440, 90'000'000}) {
        QTest::addRow("%lld ms", static_cast<long long>(after)) << after;
    }
}

void TestTimerWheel::firesWhenDue() {
    QFETCH(qint64, after);
    test::FakeClock clock;
    TimerWheel wheel(clock);
    clock.advance(12'345ms);
    wheel.advance();
    int fired = 0;
    Timer timer([&fired] { ++fired; });
    const Instant armed = clock.instant();
    wheel.arm(timer, Milliseconds(after));
    while (fired == 0) {
        const auto wake = wheel.nextWake();
        QVERIFY(wake.has_value());
        QVERIFY(*wake > clock.instant());
        clock.advance(std::chrono::duration_cast<Microseconds>(*wake - clock.instant()));
        wheel.advance();
    }
    const auto waited = clock.instant() - armed;
    QVERIFY(waited >= Milliseconds(after));
    QVERIFY(waited <= Milliseconds(after) + TimerWheel::kTick);
    QVERIFY(!timer.armed());
    QVERIFY(!wheel.nextWake());
}

void TestTimerWheel::neverEarlyWhateverTheTimes() {
    test::FakeClock clock;
    test::SeededRandom random(7);
    TimerWheel wheel(clock);
    struct Entry {
        std::unique_ptr<Timer> timer;
        std::optional<Instant> due;
    };
    std::deque<Entry> entries(200);
    for (Entry& entry : entries) {
        entry.timer = std::make_unique<Timer>([&clock, &entry] {
            QVERIFY(entry.due.has_value());
            QVERIFY(clock.instant() >= *entry.due);
            entry.due.reset();
        });
    }
    for (int step = 0; step < 20'000; ++step) {
        Entry& entry = entries[random.below(entries.size())];
        if (random.below(4) == 0) {
            entry.timer->disarm();
            entry.due.reset();
        } else {
            const Milliseconds after(random.below(1ULL << random.below(20)));
            wheel.arm(*entry.timer, after);
            entry.due = clock.instant() + after;
        }
        clock.advance(Milliseconds(random.below(1ULL << random.below(12))));
        wheel.advance();
        for (const Entry& each : entries) {
            QCOMPARE(each.timer->armed(), each.due.has_value());
            if (each.due) {
                QVERIFY(*each.due + TimerWheel::kTick > clock.instant());
            }
        }
    }
}

void TestTimerWheel::disarmedAndDestroyedAreSilent() {
    test::FakeClock clock;
    TimerWheel wheel(clock);
    int fired = 0;
    Timer disarmed([&fired] { ++fired; });
    wheel.arm(disarmed, 50ms);
    disarmed.disarm();
    disarmed.disarm();
    {
        Timer destroyed([&fired] { ++fired; });
        wheel.arm(destroyed, 50ms);
    }
    QVERIFY(!wheel.nextWake());
    clock.advance(1s);
    wheel.advance();
    QCOMPARE(fired, 0);
}

void TestTimerWheel::rearmedFiresOnce() {
    test::FakeClock clock;
    TimerWheel wheel(clock);
    int fired = 0;
    Timer timer([&fired] { ++fired; });
    for (int i = 0; i < 100; ++i) {
        wheel.arm(timer, 50ms);
        clock.advance(40ms);
        wheel.advance();
    }
    QCOMPARE(fired, 0);
    clock.advance(60ms);
    wheel.advance();
    wheel.advance();
    QCOMPARE(fired, 1);
}

void TestTimerWheel::firingMayChangeEverything() {
    test::FakeClock clock;
    TimerWheel wheel(clock);
    int again = 0;
    int killed = 0;
    auto victim = std::make_unique<Timer>([&killed] { ++killed; });
    std::unique_ptr<Timer> itself;
    Timer repeating([&] {
        if (++again < 3) {
            wheel.arm(repeating, 0ms);
        }
    });
    itself = std::make_unique<Timer>([&] {
        itself.reset();
        victim.reset();
    });
    wheel.arm(*victim, 50ms);
    wheel.arm(*itself, 50ms);  // the one armed last fires first
    wheel.arm(repeating, 50ms);
    clock.advance(60ms);
    wheel.advance();
    QCOMPARE(again, 1);
    QCOMPARE(killed, 0);
    QVERIFY(!itself && !victim);
    for (int i = 0; i < 5; ++i) {
        clock.advance(20ms);
        wheel.advance();
    }
    QCOMPARE(again, 3);
}

void TestTimerWheel::farTimersReachTheEnd() {
    test::FakeClock clock;
    TimerWheel wheel(clock);
    int fired = 0;
    Timer timer([&fired] { ++fired; });
    wheel.arm(timer, 1000h);
    while (const auto wake = wheel.nextWake()) {
        clock.advance(std::chrono::duration_cast<Microseconds>(*wake - clock.instant()));
        wheel.advance();
    }
    QCOMPARE(fired, 1);
}

QTEST_APPLESS_MAIN(TestTimerWheel)
#include "test_timer_wheel.moc"
