// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <map>

#include "engine/providers/quota_gate.hpp"

using namespace weir;
using namespace weir::providers;
using namespace std::chrono_literals;

namespace {

const Instant kStart{std::chrono::hours(100)};

// Callers at a steady rate, and an upstream that is limited for a time. Each caller waits as an
// exchange does: for its turn, up to a time of its own.
struct Storm {
    QuotaGate gate;
    std::vector<Instant> sent;                // what the upstream saw
    std::multimap<Instant, Instant> waiting;  // by turn: when the caller gives up
    int gaveUp = 0;

    void arrive(Instant now, Milliseconds patience) {
        if (gate.admit(now)) {
            sent.push_back(now);
            return;
        }
        wait(now, now + patience);
    }
    void wait(Instant now, Instant deadline) {
        if (gate.readyAt() > deadline) {
            ++gaveUp;
            return;
        }
        const Instant turn = gate.takeTurn(now);
        waiting.emplace(turn == Instant{} ? now : turn, deadline);
    }
    void wake(Instant now) {
        while (!waiting.empty() && waiting.begin()->first <= now) {
            const auto [turn, deadline] = *waiting.begin();
            waiting.erase(waiting.begin());
            if (gate.admitTurn(turn, now)) {
                sent.push_back(now);
            } else {
                wait(now, deadline);
            }
        }
    }
    std::size_t mostInASecond(Instant from) const {
        std::ptrdiff_t most = 0;
        auto end = sent.begin();
        for (auto begin = std::ranges::lower_bound(sent, from); begin != sent.end(); ++begin) {
            end = std::find_if(std::max(begin, end), sent.end(),
                               [begin](Instant each) { return each >= *begin + 1s; });
            most = std::max(most, end - begin);
        }
        return static_cast<std::size_t>(most);
    }
};

}  // namespace

class TestQuotaGate : public QObject {
    Q_OBJECT

private slots:
    void letsEverybodyThroughWhileNobodyAsksForPatience() {
        QuotaGate gate;
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(gate.admit(kStart));
        }
        QVERIFY(gate.readyAt() == Instant{});
        QVERIFY(gate.takeTurn(kStart) == Instant{});
    }

    void letsNobodyThroughUntilThen() {
        QuotaGate gate;
        QVERIFY(gate.admit(kStart));
        gate.limit(kStart + 5s, 429, kStart);
        gate.limit(kStart + 2s, 429, kStart + 1s);
        QVERIFY(gate.readyAt() == kStart + 5s);
        QCOMPARE(int(gate.status()), 429);
        QVERIFY(!gate.admit(kStart + 5s - 1ms));
        QVERIFY(gate.admit(kStart + 5s));
        QVERIFY2(!gate.admit(kStart + 5s), "one after the other");
    }

    void turnsAreVoidWhenPatienceIsAskedForOnceMore() {
        QuotaGate gate;
        gate.limit(kStart + 2s, 429, kStart);
        const Instant turn = gate.takeTurn(kStart);
        QVERIFY(turn == kStart + 2s);
        gate.limit(kStart + 9s, 429, kStart + 1s);
        QVERIFY(!gate.admitTurn(turn, turn));
        QVERIFY(gate.takeTurn(turn) >= kStart + 9s);
    }

    void isAsBeforeOnceNobodyIsHeldBack() {
        QuotaGate gate;
        gate.limit(kStart + 2s, 429, kStart);
        QVERIFY(gate.admit(kStart + 2s));
        QVERIFY(!gate.admit(kStart + 2s));
        for (int i = 0; i < 10; ++i) {
            QVERIFY(gate.admit(kStart + 4s));
        }
    }

    void endsAfterFiveMinutesAtTheLatest() {
        QuotaGate gate;
        gate.limit(kStart + 2s, 429, kStart);
        for (Instant now = kStart + 2s; now < kStart + 302s; now += 10ms) {
            gate.admit(now);
        }
        QVERIFY(gate.admit(kStart + 302s));
        QVERIFY(gate.admit(kStart + 302s));
    }

    void returnsAtNoMoreThanAFifthAboveTheSteadyRate_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("limitedMs");
        QTest::newRow("a few, shortly") << 5 << 2'000;
        QTest::newRow("many, shortly") << 50 << 2'000;
        QTest::newRow("many, for long") << 50 << 20'000;
        QTest::newRow("very many") << 400 << 5'000;
    }
    void returnsAtNoMoreThanAFifthAboveTheSteadyRate() {
        QFETCH(int, rate);
        QFETCH(int, limitedMs);
        Storm storm;
        const auto spacing = std::chrono::microseconds(1'000'000 / rate);
        Instant next = kStart;
        const Instant limited = kStart + 20s;
        const Instant over = limited + std::chrono::milliseconds(limitedMs);
        bool said = false;
        for (Instant now = kStart; now < over + 90s; now += 1ms) {
            while (next <= now) {
                storm.arrive(now, 30s);
                next += spacing;
            }
            if (now >= limited && !said) {
                said = true;
                storm.gate.limit(over, 429, now);
            }
            storm.wake(now);
        }
        const auto after = std::ranges::count_if(
            storm.sent, [&](Instant each) { return each > limited + spacing && each < over; });
        QCOMPARE(after, 0);
        const std::size_t most = storm.mostInASecond(over);
        QVERIFY2(static_cast<double>(most) <= 1.2 * rate,
                 QByteArray::number(qulonglong(most)).constData());
        QVERIFY(static_cast<double>(most) >= 1.0 * rate);
        QCOMPARE(storm.gaveUp, 0);
    }
};

QTEST_GUILESS_MAIN(TestQuotaGate)
#include "test_quota_gate.moc"
