// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/flow.hpp"
#include "engine/books/traffic.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;
using namespace std::chrono_literals;

class TestFlow : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    test::SeededRandom m_random{3};

    // One that ends now.
    ExchangeRecord ended(ExchangeState state, Mark marks = Mark::None) {
        ExchangeRecord record = test::doneRecord(m_clock, m_random, 500);
        record.durationUs = 0;
        record.state = state;
        record.marks = marks;
        return record;
    }
    std::vector<FlowBucket> last(const Flow& flow, FlowStep step, Microseconds length) {
        return flow.buckets(step, m_clock.now() - length, m_clock.now());
    }

private slots:
    void init() { m_clock.set(std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 14h); }

    void eachEndCountsInOnePlace() {
        Flow flow;
        flow.add(ended(ExchangeState::Done), 0);
        flow.add(ended(ExchangeState::Done, Mark::FellBack | Mark::Cached), 0);
        flow.add(ended(ExchangeState::Done, Mark::Cached), 0);
        flow.add(ended(ExchangeState::Refused), 0);
        flow.add(ended(ExchangeState::Blocked), 0);
        flow.add(ended(ExchangeState::Failed), 0);
        flow.add(ended(ExchangeState::Unsettled), 0);
        flow.add(ended(ExchangeState::Cancelled, Mark::FellBack), 0);
        for (const FlowStep step :
             {FlowStep::FiveSeconds, FlowStep::TwentySeconds, FlowStep::QuarterHour}) {
            const auto buckets = last(flow, step, 0us);
            QCOMPARE(buckets.size(), std::size_t(1));
            QCOMPARE(buckets[0].counts, (FlowCounts{1, 1, 1, 2, 2, 1}));
            QCOMPARE(buckets[0].counts.total(), std::uint64_t(8));
        }
    }

    void aCallCountsWhenItEnds() {
        Flow flow;
        ExchangeRecord record = ended(ExchangeState::Done);
        record.durationUs = 12'000'000;
        flow.add(record, 0);
        m_clock.advance(14s);
        const auto buckets = last(flow, FlowStep::FiveSeconds, 14s);
        QCOMPARE(buckets.size(), std::size_t(3));
        QCOMPARE(buckets[1].counts.total(), std::uint64_t(0));
        QCOMPARE(buckets[2].counts.served, std::uint64_t(1));
    }

    void simulatedCallsAreTrafficAndNoMoney() {
        Flow flow;
        flow.add(ended(ExchangeState::Done, Mark::Simulated), 0);
        flow.add(ended(ExchangeState::Done), 0);
        const FlowBucket bucket = last(flow, FlowStep::FiveSeconds, 0us).front();
        QCOMPARE(bucket.counts.served, std::uint64_t(2));
        QCOMPARE(bucket.simulated, std::uint64_t(1));
        QCOMPARE(bucket.spent, Money::fromNano(500));
    }

    void oldStepsMakeRoomAndEmptyOnesAreThere() {
        Flow flow;
        flow.add(ended(ExchangeState::Done), 0);
        m_clock.advance(15min);
        flow.add(ended(ExchangeState::Failed), 0);
        auto buckets = last(flow, FlowStep::FiveSeconds, 15min);
        QCOMPARE(buckets.size(), std::size_t(181));
        QCOMPARE(buckets.front().counts.served, std::uint64_t(1));
        QCOMPARE(buckets.back().counts.failed, std::uint64_t(1));
        QCOMPARE(buckets[90].counts.total(), std::uint64_t(0));
        QCOMPARE(buckets[90].at, m_clock.now() - 450s);

        m_clock.advance(5s);
        buckets = last(flow, FlowStep::FiveSeconds, 24h);
        QCOMPARE(buckets.size(), std::size_t(181));
        QCOMPARE(buckets.front().counts.total(), std::uint64_t(0));
    }

    void aClockThatIsSetBackHidesTheFuture() {
        Flow flow;
        flow.add(ended(ExchangeState::Done), 4);
        m_clock.jump(-20min);
        const auto buckets = last(flow, FlowStep::FiveSeconds, 15min);
        QCOMPARE(buckets.size(), std::size_t(181));
        for (const FlowBucket& bucket : buckets) {
            QCOMPARE(bucket.counts.total(), std::uint64_t(0));
        }
        QVERIFY(!flow.added(0.5, m_clock.now()));
    }

    void theMostStreamsAreFoundByTheirEnds() {
        Traffic traffic;
        std::vector<ExchangeRecord> open;
        for (int stream = 0; stream < 3; ++stream) {
            open.push_back(test::begunRecord(m_clock, m_random));
            open.back().state = ExchangeState::Streaming;
            traffic.update(open.back());
        }
        for (ExchangeRecord& record : open) {
            test::endWell(record, {.outText = 3, .source = Source::Reported}, Money());
            record.durationUs = 0;
            traffic.finish(record);
            traffic.finish(record);  // told twice, it counts once
        }
        FlowBucket bucket = last(traffic.flow(), FlowStep::FiveSeconds, 0us).front();
        QCOMPARE(bucket.streams, std::uint64_t(3));
        QCOMPARE(bucket.streamsAt, m_clock.now());
        QCOMPARE(bucket.counts.served, std::uint64_t(3));

        m_clock.advance(5s);
        open.push_back(test::begunRecord(m_clock, m_random));
        open.back().state = ExchangeState::Streaming;
        traffic.update(open.back());
        traffic.tick(m_clock.now());
        bucket = last(traffic.flow(), FlowStep::FiveSeconds, 0us).front();
        QCOMPARE(bucket.streams, std::uint64_t(1));
    }

    void addedLatencyIsOfTheLastMinutes() {
        Flow flow;
        QVERIFY(!flow.added(0.5, m_clock.now()));
        for (int microseconds = 1; microseconds <= 100; ++microseconds) {
            ExchangeRecord record = ended(ExchangeState::Done);
            record.addedUs = microseconds;
            flow.add(record, 0);
        }
        ExchangeRecord unmeasured = ended(ExchangeState::Refused);
        unmeasured.addedUs = -1;
        flow.add(unmeasured, 0);
        // Steps of 19 %.
        const auto median = flow.added(0.5, m_clock.now())->count();
        QVERIFY2(median >= 50 && median <= 60, QByteArray::number(qint64(median)).constData());
        const auto most = flow.added(0.99, m_clock.now())->count();
        QVERIFY2(most >= 99 && most <= 120, QByteArray::number(qint64(most)).constData());
        const FlowBucket bucket = last(flow, FlowStep::FiveSeconds, 0us).front();
        QCOMPARE(bucket.addedOf, std::uint64_t(100));
        QCOMPARE(bucket.addedUs, std::int64_t(5050));
        ExchangeRecord waited = ended(ExchangeState::Done);
        waited.addedUs = 4'000'000;
        flow.add(waited, 0);
        QVERIFY(flow.added(1, m_clock.now())->count() >= 4'000'000);
        QVERIFY(flow.added(0.5, m_clock.now() + 5min));
        QVERIFY(!flow.added(0.5, m_clock.now() + 6min));
    }
};

QTEST_GUILESS_MAIN(TestFlow)
#include "test_flow.moc"
