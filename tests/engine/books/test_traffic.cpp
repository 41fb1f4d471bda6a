// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <map>
#include <thread>

#include "engine/books/traffic.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

class TestTraffic : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    test::SeededRandom m_random{1};

    ExchangeRecord done() { return test::doneRecord(m_clock, m_random); }
    ExchangeRecord begun() { return test::begunRecord(m_clock, m_random); }
    static TrafficBodies bodies(std::size_t request, std::size_t response) {
        return {.request = std::string(request, 'q'), .response = std::string(response, 'a')};
    }

private slots:
    void aRowFollowsItsExchange() {
        Traffic traffic;
        auto record = begun();
        traffic.update(record);
        auto changes = traffic.changedSince(0, 100);
        QCOMPARE(changes.rows.size(), 1u);
        QCOMPARE(changes.rows[0].target, std::string("openai/gpt-4o-mini"));
        QCOMPARE(changes.rows[0].path, std::vector{AttemptSign::Running});
        QCOMPARE(traffic.inFlight(), 1u);
        QVERIFY(traffic.changedSince(changes.next, 100).rows.empty());

        record.state = ExchangeState::Streaming;
        traffic.update(record);
        QCOMPARE(traffic.streaming(), 1u);
        test::endWell(record, {.outText = 3, .source = Source::Reported}, Money::fromNano(9));
        traffic.finish(record);
        QCOMPARE(traffic.inFlight(), 0u);
        QCOMPARE(traffic.streaming(), 0u);

        changes = traffic.changedSince(changes.next, 100);
        QCOMPARE(changes.rows.size(), 1u);
        QCOMPARE(changes.rows[0].state, ExchangeState::Done);
        QCOMPARE(changes.rows[0].cost, Money::fromNano(9));
        QVERIFY(!changes.resync);
        QCOMPARE(*traffic.find(record.id), record);
    }

    // Its row is news again; headers stay, and what is not in memory does not come back.
    void anEndedOneMayCostSomethingElse() {
        Traffic traffic;
        auto record = begun();
        record.requestHeaders.add("accept", "*/*");
        test::endWell(record, {.outText = 3, .source = Source::Reported}, Money::fromNano(9));
        traffic.finish(record);
        const auto before = traffic.changedSince(0, 100);
        auto booked = record;
        booked.requestHeaders = {};
        booked.attempts[0].cost = Money::fromNano(12);
        booked.attempts[0].pricedBy.own = "late";
        traffic.correct(booked);
        const auto changes = traffic.changedSince(before.next, 100);
        QCOMPARE(changes.rows.size(), 1u);
        QCOMPARE(changes.rows[0].cost, Money::fromNano(12));
        record.attempts = booked.attempts;
        QCOMPARE(*traffic.find(record.id), record);
        traffic.correct(test::doneRecord(m_clock, m_random));
        QCOMPARE(traffic.begun(), 1u);
    }

    void anUpdateMayEndIt() {
        Traffic traffic;
        traffic.update(test::refusedRecord(m_clock, m_random));
        QCOMPARE(traffic.inFlight(), 0u);
        QCOMPARE(traffic.changedSince(0, 9).rows.at(0).state, ExchangeState::Refused);
    }

    void whatRunsCanBeLookedAt() {
        Traffic traffic;
        auto record = begun();
        traffic.update(record);
        QCOMPARE(traffic.find(record.id)->attempts.at(0).target(),
                 std::string("openai/gpt-4o-mini"));
        record.attempts.back().sign = AttemptSign::Failed;
        record.attempts.back().outcome = "429 rate limited";
        record.attempts.emplace_back().provider = "local";
        traffic.update(record);
        QCOMPARE(*traffic.find(record.id), record);
        QVERIFY(!traffic.find(Id::make(m_clock, m_random)));
    }

    void rowsFallOutOldestFirst() {
        Traffic traffic({.rows = 10, .details = 4});
        auto running = begun();
        traffic.update(running);
        std::vector<ExchangeRecord> records;
        for (int i = 0; i < 25; ++i) {
            records.push_back(done());
            traffic.finish(records.back());
        }
        const auto changes = traffic.changedSince(0, 100);
        QCOMPARE(changes.rows.size(), 11u);  // with the one that runs
        QCOMPARE(changes.dropped, 15u);
        QVERIFY(!changes.resync);
        QVERIFY(!traffic.find(records[20].id));  // a row without details: the book has them
        QVERIFY(traffic.find(records[21].id));
        QVERIFY(traffic.find(running.id));
        // Whoever stood before what fell out begins anew.
        QVERIFY(traffic.changedSince(3, 100).resync);
        QCOMPARE(traffic.changedSince(3, 100).rows.size(), 11u);
        QVERIFY(!traffic.changedSince(changes.next, 100).resync);
        QVERIFY(traffic.changedSince(changes.next + 1, 100).resync);
    }

    void aReaderSeesEveryExchangeInPieces() {
        Traffic traffic;
        std::vector<Id> ids;
        for (int i = 0; i < 500; ++i) {
            auto record = done();
            ids.push_back(record.id);
            traffic.finish(std::move(record));
        }
        std::vector<Id> seen;
        std::uint64_t after = 0;
        for (;;) {
            const auto changes = traffic.changedSince(after, 70);
            QVERIFY(changes.rows.size() <= 70);
            if (changes.rows.empty()) {
                break;
            }
            for (const TrafficRow& row : changes.rows) {
                QVERIFY(row.sequence > after);
                after = row.sequence;
                seen.push_back(row.id);
            }
            after = changes.next;
        }
        QCOMPARE(seen, ids);
    }

    void bodiesAreCutAndBounded() {
        Traffic traffic({.rows = 100, .details = 3, .bodyBytes = 100, .oneBodyBytes = 30});
        std::vector<Id> ids;
        for (int i = 0; i < 6; ++i) {
            auto record = done();
            ids.push_back(record.id);
            traffic.finish(std::move(record), bodies(40, 10));
        }
        QVERIFY(!traffic.bodies(ids[2]));
        const auto last = traffic.bodies(ids[5]);
        QVERIFY(last);
        QCOMPARE(last->request, std::string(30, 'q'));
        QVERIFY(last->requestCut && !last->responseCut);
        // Two of 40 bytes fit with a third of 30 only over the cap: the oldest goes.
        auto record = done();
        traffic.finish(record, bodies(30, 30));
        QVERIFY(!traffic.bodies(ids[4]));
        QVERIFY(traffic.bodies(ids[5]));
        QVERIFY(traffic.bodies(record.id));
    }

    void aBodyThatWasCutBeforeStaysCut() {
        Traffic traffic;
        const auto record = done();
        traffic.finish(record, TrafficBodies{.request = "q", .response = "a", .responseCut = true});
        QVERIFY(traffic.bodies(record.id)->responseCut && !traffic.bodies(record.id)->requestCut);
    }

    void anExchangeEndsOnce() {
        Traffic traffic;
        auto record = done();
        traffic.finish(record, bodies(1, 1));
        record.error = "said later";
        traffic.finish(record, bodies(2, 2));
        QCOMPARE(traffic.find(record.id)->error, std::string("said later"));
        QCOMPARE(traffic.bodies(record.id)->request, std::string("q"));
        QCOMPARE(traffic.changedSince(0, 9).rows.size(), 1u);
        QCOMPARE(traffic.inFlight(), 0u);
    }

    void writersAndReadersAtOnce() {
        Traffic traffic({.rows = 50, .details = 10, .bodyBytes = 4000, .oneBodyBytes = 200});
        constexpr int kEach = 2000;
        const auto write = [&traffic](std::uint64_t seed) {
            const SystemClock clock;
            test::SeededRandom random(seed);
            for (int i = 0; i < kEach; ++i) {
                auto record = test::begunRecord(clock, random);
                traffic.update(record);
                record.state = ExchangeState::Streaming;
                traffic.update(record);
                test::endWell(record, {.outText = 1, .source = Source::Reported}, Money());
                traffic.finish(std::move(record), bodies(100, 300));
            }
        };
        std::thread first(write, 1);
        std::thread second(write, 2);
        std::map<Id, ExchangeState> table;
        std::uint64_t after = 0;
        const auto pull = [&] {
            const auto changes = traffic.changedSince(after, 40);
            if (changes.resync) {
                table.clear();
            }
            std::uint64_t last = 0;
            for (const TrafficRow& row : changes.rows) {
                QVERIFY(row.sequence > last);
                last = row.sequence;
                table[row.id] = row.state;
                traffic.find(row.id);
                traffic.bodies(row.id);
            }
            after = changes.next;
        };
        while (traffic.changedSince(0, 1).dropped < kEach) {
            pull();
        }
        first.join();
        second.join();
        for (std::uint64_t before = after + 1; before != after;) {
            before = after;
            pull();
        }
        // Nothing that ended is shown as running.
        for (const TrafficRow& row : traffic.changedSince(0, 1000).rows) {
            QCOMPARE(table.at(row.id), ExchangeState::Done);
        }
        QCOMPARE(traffic.inFlight(), 0u);
        QCOMPARE(traffic.streaming(), 0u);
        QCOMPARE(traffic.begun(), 2u * kEach);
    }
};

QTEST_GUILESS_MAIN(TestTraffic)
#include "test_traffic.moc"
