// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <thread>

#include "engine/providers/health.hpp"

using namespace weir;
using namespace weir::providers;
using namespace std::chrono_literals;

namespace {

const Instant kFirst{std::chrono::hours(100)};
constexpr AttemptResult kFine{false, {}};
constexpr AttemptResult kFault{true, {}};
constexpr AttemptResult kLimited{true, {}, true};

void run(HealthBoard& board, const AttemptResult& result, Instant now, int times = 1) {
    for (int i = 0; i < times; ++i) {
        AttemptHealth health = board.of("openai", "openai/gpt-4o");
        health.begin();
        health.end(result, now);
    }
}

}  // namespace

class TestHealth : public QObject {
    Q_OBJECT

private slots:
    void isUnknownWithoutCalls() {
        const HealthBoard board;
        const auto health = board.describe("openai", kFirst);
        QVERIFY(health.health == Health::Unknown);
        QVERIFY(health.errorShare < 0);
        QVERIFY(health.firstTokenP50Us < 0);
        QVERIFY(board.findTarget("openai/gpt-4o") == nullptr);
    }

    void whoAsksForPatienceIsDegradedAndNotDown() {
        HealthBoard board;
        run(board, kLimited, kFirst, 4);
        run(board, kFine, kFirst);
        const auto described = board.describe("openai", kFirst);
        QVERIFY(described.health == Health::Degraded);
        QCOMPARE(described.errorShare, 0.8);
        run(board, kFault, kFirst, 5);  // and then nothing at all
        QVERIFY(board.describe("openai", kFirst).health == Health::Down);
    }

    void aRefusedKeyIsRememberedUntilItIsTakenOrAnother() {
        HealthBoard board;
        run(board, kFine, kFirst);
        HealthRecord& record = board.of("openai", "openai/gpt-4o").provider;
        record.noteKey(401);
        QCOMPARE(int(board.describe("openai", kFirst + 10min).keyRefused), 401);
        record.noteKey(0);
        QCOMPARE(int(board.describe("openai", kFirst).keyRefused), 0);
        record.noteKey(403);
        board.forgetKey("nobody");
        board.forgetKey("openai");
        QCOMPARE(int(board.describe("openai", kFirst).keyRefused), 0);
    }

    void judgesByTheShareOfFaults_data() {
        QTest::addColumn<int>("fine");
        QTest::addColumn<int>("faults");
        QTest::addColumn<int>("health");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("all fine") << 20 << 0 << int(Health::Up) << QByteArray();
        QTest::newRow("one of 21") << 20 << 1 << int(Health::Up) << QByteArray();
        QTest::newRow("one of 20") << 19 << 1 << int(Health::Degraded)
                                   << QByteArray("1 of 20 attempts failed in the last 5 minutes");
        QTest::newRow("half") << 3 << 3 << int(Health::Down)
                              << QByteArray("3 of 6 attempts failed in the last 5 minutes");
    }
    void judgesByTheShareOfFaults() {
        QFETCH(int, fine);
        QFETCH(int, faults);
        QFETCH(int, health);
        QFETCH(QByteArray, reason);
        HealthBoard board;
        run(board, kFine, kFirst, fine);
        run(board, kFault, kFirst + 2min, faults);
        const auto described = board.describe("openai", kFirst + 2min);
        QCOMPARE(int(described.health), health);
        QCOMPARE(described.reason, reason.toStdString());
    }

    void forgetsAfterFiveMinutes() {
        HealthBoard board;
        run(board, kFault, kFirst);
        QVERIFY(board.describe("openai", kFirst + 4min).health == Health::Down);
        QVERIFY(board.describe("openai", kFirst + 5min).health == Health::Unknown);
    }

    void drawsThirtyMinutes() {
        HealthBoard board;
        run(board, kFine, kFirst);
        run(board, kFine, kFirst + 1min, 2);
        run(board, kFault, kFirst + 1min);
        run(board, kFault, kFirst + 2min);
        auto minutes = board.describe("openai", kFirst + 2min).minutes;
        QCOMPARE(int(minutes[29]), 3);
        QCOMPARE(int(minutes[28]), 2);
        QCOMPARE(int(minutes[27]), 1);
        QCOMPARE(int(minutes[26]), 0);
        minutes = board.describe("openai", kFirst + 31min).minutes;
        QCOMPARE(int(minutes[0]), 3);
        minutes = board.describe("openai", kFirst + 32min).minutes;
        QVERIFY(std::ranges::all_of(minutes, [](auto minute) { return minute == 0; }));
        // A bucket is used again half an hour later without what was in it.
        run(board, kFine, kFirst + 30min);
        QCOMPARE(int(board.describe("openai", kFirst + 30min).minutes[29]), 1);
    }

    void coolsUntilTheLatestTime() {
        HealthBoard board;
        run(board, kFine, kFirst);
        AttemptHealth health = board.of("openai", "openai/gpt-4o");
        health.cool(kFirst + 38s, 429, kFirst);
        health.cool(kFirst + 2s, 503, kFirst);
        const HealthRecord& target = *board.findTarget("openai/gpt-4o");
        QVERIFY(target.coolingUntil() == kFirst + 38s);
        QCOMPARE(int(target.coolingStatus()), 429);
        auto described = board.describe("openai", kFirst + 500ms);
        QVERIFY(described.health == Health::Degraded);
        QCOMPARE(described.reason, std::string("429, cooling for 38 s"));
        QVERIFY(described.cooling == 37'500ms);
        described = board.describe("openai", kFirst + 38s);
        QVERIFY(described.health == Health::Up);
        QVERIFY(described.cooling == 0ms);
        health.cool(kFirst + 60s, 0, kFirst + 38s);
        QCOMPARE(board.describe("openai", kFirst + 59s).reason,
                 std::string("not reached, cooling for 1 s"));
        health.warm(kFirst + 38s);
        QVERIFY(board.describe("openai", kFirst + 59s).health == Health::Up);
    }

    void onlyACallThatBeganAfterwardsEndsACooling() {
        HealthBoard board;
        AttemptHealth health = board.of("openai", "openai/gpt-4o");
        const HealthRecord& target = *board.findTarget("openai/gpt-4o");
        health.cool(kFirst + 60s, 429, kFirst + 10s);
        health.warm(kFirst + 9s);
        QVERIFY(target.coolingUntil() == kFirst + 60s);
        // Told again, for less: a call that began in between says nothing about that either.
        health.cool(kFirst + 40s, 429, kFirst + 20s);
        health.warm(kFirst + 15s);
        QVERIFY(target.coolingUntil() == kFirst + 60s);
        health.warm(kFirst + 20s);
        QVERIFY(target.coolingUntil() == Instant{});
        QVERIFY(board.findProvider("openai")->coolingUntil() == Instant{});
    }

    // Whichever provider and key leads there; a name without slash, so that no model is taken for
    // it.
    void anAccountHasItsOwnGates() {
        HealthBoard board;
        QVERIFY(board.findGates("acme", "a").account == nullptr);
        const AttemptHealth one = board.of("one", "one/a", "acme");
        const AttemptHealth two = board.of("two", "two#2/a", "acme");
        const AttemptHealth third = board.of("two", "two#2/b", "acme");
        QVERIFY(&one.accountGate == &two.accountGate && &two.accountGate == &third.accountGate);
        QVERIFY(one.modelGate == two.modelGate && two.modelGate != third.modelGate);
        QVERIFY(&one.key != &two.key && &two.key == &third.key);
        QVERIFY(board.findGates("acme", "a").account == &one.accountGate);
        QVERIFY(board.findGates("acme", "a").model == one.modelGate);
        // Another key may be of another account: what the last one was told is no news any more.
        one.accountGate.limit(kFirst + 60s, 429, kFirst);
        one.modelGate->limit(kFirst + 60s, 429, kFirst);
        board.forgetKey("one", "other");
        QVERIFY(one.accountGate.limitedUntil() > kFirst && one.modelGate->limitedUntil() > kFirst);
        board.forgetKey("one", "acme");
        QVERIFY(one.accountGate.limitedUntil() <= kFirst &&
                one.modelGate->limitedUntil() <= kFirst);
        const AttemptHealth alone = board.of("one", "one/a");
        QVERIFY(&alone.accountGate == &alone.key.gate);
        QVERIFY(alone.modelGate == &alone.target.allowance().gate);
        // Callers name models: the table of their gates is bounded, and all they share is the
        // account.
        for (std::size_t i = 0; i < HealthBoard::kMostTargets; ++i) {
            (void)board.of("one", "one/x", "acme" + std::to_string(i));
        }
        const AttemptHealth beyond = board.of("one", "one/a", "late");
        QVERIFY(beyond.modelGate == nullptr);
        QVERIFY(&beyond.accountGate == board.findGates("late", "a").account);
    }

    void measuresTheFirstToken() {
        HealthBoard board;
        for (int ms = 1; ms <= 100; ++ms) {
            run(board, {false, Microseconds(ms * 10'000)}, kFirst + std::chrono::seconds(ms));
        }
        const auto now = kFirst + 101s;
        run(board, {false, Microseconds(10'000)}, now);
        const auto health = board.describe("openai", now);
        // Steps of 19 %: the upper end of the step that 500 ms and 950 ms are in.
        QVERIFY2(health.firstTokenP50Us >= 490'000 && health.firstTokenP50Us <= 600'000,
                 QByteArray::number(qint64(health.firstTokenP50Us)).constData());
        QVERIFY2(health.firstTokenP95Us >= 950'000 && health.firstTokenP95Us <= 1'150'000,
                 QByteArray::number(qint64(health.firstTokenP95Us)).constData());
    }

    void measuresTheTimeFromTokenToToken() {
        HealthBoard board;
        const auto served = [&](std::optional<Microseconds> perToken, Instant now) {
            run(board, {.firstToken = Microseconds(1'000), .perToken = perToken}, now);
            return board.findTarget("openai/gpt-4o")->times(now).tokenP50Us;
        };
        QCOMPARE(served({}, kFirst), -1);
        const std::int32_t first = served(Microseconds(10'000), kFirst);
        QVERIFY2(first >= 10'000 && first <= 12'000, QByteArray::number(first).constData());
        QCOMPARE(served({}, kFirst + 2s), first);
        served(Microseconds(40'000), kFirst + 4s);
        QVERIFY(served(Microseconds(40'000), kFirst + 6s) >= 40'000);
        QCOMPARE(served({}, kFirst + 20min), -1);
    }

    // Who was slow once is asked again, and not only when somebody asks it anyway.
    void whatNobodyMeasuredForFiveMinutesIsUnknown() {
        HealthBoard board;
        run(board, {.firstToken = 90s, .perToken = Microseconds(10'000)}, kFirst);
        const HealthRecord& target = *board.findTarget("openai/gpt-4o");
        QVERIFY(target.times(kFirst + 299s).firstTokenP50Us >= 90'000'000);
        QCOMPARE(target.times(kFirst + 300s).firstTokenP50Us, std::int64_t{-1});
        QCOMPARE(target.times(kFirst + 300s).firstTokenP95Us, std::int64_t{-1});
        QCOMPARE(target.times(kFirst + 300s).tokenP50Us, -1);
    }

    // Of a whole answer only its end is known.
    void aWholeAnswerTellsOfTheFirstTokenWhereNoStreamDoes() {
        HealthBoard board;
        const auto p50 = [&](Instant now) {
            return board.findTarget("openai/gpt-4o")->times(now).firstTokenP50Us;
        };
        const auto whole = [&](Instant now) {
            run(board, {.firstToken = 60s, .whole = true}, now);
        };
        whole(kFirst);
        QVERIFY(p50(kFirst) >= 60'000'000);
        for (int second = 1; second <= 3; ++second) {
            run(board, {.firstToken = 1s, .perToken = Microseconds(10'000)},
                kFirst + std::chrono::seconds(second));
        }
        for (int second = 4; second <= 9; ++second) {
            whole(kFirst + std::chrono::seconds(second));
        }
        QVERIFY(p50(kFirst + 9s) < 2'000'000);
    }

    void countsAttemptsAMinute() {
        HealthBoard board;
        for (int attempt = 0; attempt < 90; ++attempt) {
            run(board, {}, kFirst);
        }
        // Four whole minutes and a half.
        QCOMPARE(board.describe("openai", kFirst + 30s + 4min).attemptsPerMinute, 20.0);
        QCOMPARE(board.describe("openai", kFirst + 6min).attemptsPerMinute, 0.0);
    }

    void firstTokensOfLongAgoDoNotCount() {
        RollingHistogram<2> histogram(1ms, 5min);
        histogram.add(Microseconds(5'000'000), kFirst);
        QVERIFY(histogram.quantile(0.5, kFirst + 5min)->count() >= 5'000'000);
        histogram.add(Microseconds(900), kFirst + 10min);
        QCOMPARE(qint64(histogram.quantile(0.95, kFirst + 10min)->count()), qint64(1000));
        QVERIFY(!histogram.quantile(0.5, kFirst + 30min).has_value());
        histogram.add(std::chrono::hours(20), kFirst + 40min);  // longer than the last step
        QVERIFY(histogram.quantile(0.5, kFirst + 40min)->count() > 600'000'000);
    }

    void doesNotGrowWithTheNamesOfCallers() {
        HealthBoard board;
        for (std::size_t i = 0; i < HealthBoard::kMostTargets + 100; ++i) {
            board.of("p", "p/" + std::to_string(i)).begin();
        }
        QVERIFY(board.findTarget("p/0") != nullptr);
        const std::string beyond = "p/" + std::to_string(HealthBoard::kMostTargets + 1);
        QVERIFY(board.findTarget(beyond) == nullptr);
        board.of("p", beyond).cool(kFirst, 429, kFirst);  // harms no other
        QVERIFY(board.findTarget("p/0")->coolingUntil() == Instant{});
        QVERIFY(board.findProvider("p")->inFlight() == HealthBoard::kMostTargets + 100);
    }

    void countsFromManyThreads() {
        HealthBoard board;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&board, t] {
                for (int i = 0; i < 2'000; ++i) {
                    AttemptHealth health = board.of("p", "p/" + std::to_string(i % 7));
                    health.begin();
                    health.end({t == 0, Microseconds(1000 + i)}, kFirst);
                    health.cool(kFirst + std::chrono::milliseconds(i), 429, kFirst);
                    (void)board.describe("p", kFirst);
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        const auto counts = board.findProvider("p")->lastFiveMinutes(kFirst);
        QCOMPARE(counts.attempts, 8'000U);
        QCOMPARE(counts.faults, 2'000U);
        QCOMPARE(board.findProvider("p")->inFlight(), 0U);
        QVERIFY(board.findProvider("p")->coolingUntil() == kFirst + 1999ms);
    }
};

QTEST_GUILESS_MAIN(TestHealth)
#include "test_health.moc"
