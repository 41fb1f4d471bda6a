// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/wait.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "tests/engine/books/data_folder.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::admin;
using namespace std::chrono_literals;

namespace {

Timestamp utcMidnight(Timestamp now) {
    return std::chrono::floor<std::chrono::days>(now);
}

}  // namespace

class TestOverview : public QObject {
    Q_OBJECT

    static constexpr Milliseconds kSoon{20'000};

    test::FakeClock m_clock;
    test::SeededRandom m_random{5};
    std::unique_ptr<test::DataFolder> m_folder;
    std::unique_ptr<books::Book> m_book;
    std::unique_ptr<books::Traffic> m_traffic;
    books::Journal* m_journal = nullptr;

    void open() {
        m_book = m_folder->open();
        m_journal = &m_book->addJournal();
        m_traffic = std::make_unique<books::Traffic>();
    }
    books::ExchangeRecord ended(ExchangeState state, Mark marks = Mark::None,
                                std::int64_t nano = 500) {
        auto record = test::doneRecord(m_clock, m_random, nano);
        record.durationUs = 0;
        record.state = state;
        record.marks = marks;
        return record;
    }
    void book(const books::ExchangeRecord& record) {
        m_journal->outcome(record);
        m_traffic->finish(record);
    }
    Overview ask(OverviewRange range) {
        HandlerTable table;
        control::addOverviewHandler(table, {*m_traffic, *m_book, m_clock, utcMidnight});
        Overview overview;
        table.handle(
            codecOf<GetOverview>(), Role::Read, GetOverview{range},
            [&](Result<std::any> reply) { overview = std::any_cast<Overview>(*std::move(reply)); });
        return overview;
    }

private slots:
    void init() {
        m_clock.set(std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 14h + 3min);
        m_folder = std::make_unique<test::DataFolder>(m_clock);
        open();
    }
    void cleanup() {
        m_book.reset();
        m_folder.reset();
    }

    void anEmptyGatewayHasZeroesAndNoGaps() {
        const Overview overview = ask(OverviewRange::QuarterHour);
        QCOMPARE(overview.points.size(), std::size_t(181));
        QCOMPARE(overview.stepSeconds, 5U);
        QCOMPARE(overview.points.front().at, m_clock.now() - 15min);
        QCOMPARE(overview.requests, std::uint64_t(0));
        QVERIFY(!overview.usedLately);
        QCOMPARE(overview.addedP50Us, std::int64_t(-1));
        QVERIFY(overview.models.empty());
        QCOMPARE(ask(OverviewRange::Hour).points.size(), std::size_t(181));
    }

    void theRangesSayTheSame() {
        book(ended(ExchangeState::Done));
        book(ended(ExchangeState::Done, Mark::FellBack));
        book(ended(ExchangeState::Done, Mark::Cached));
        book(ended(ExchangeState::Done, Mark::Simulated));
        book(ended(ExchangeState::Failed));
        book(ended(ExchangeState::Refused));
        book(ended(ExchangeState::Cancelled));
        QVERIFY(m_book->flush(kSoon));
        for (const OverviewRange range : {OverviewRange::QuarterHour, OverviewRange::Hour,
                                          OverviewRange::Today, OverviewRange::Week}) {
            const Overview overview = ask(range);
            QCOMPARE(overview.requests, std::uint64_t(7));
            QCOMPARE(overview.simulated, std::uint64_t(1));
            QCOMPARE(overview.spent, Money::fromNano(6 * 500));
            const FlowPoint& point = overview.points.back();
            QCOMPARE(point.served, std::uint64_t(2));
            QCOMPARE(point.fellBack, std::uint64_t(1));
            QCOMPARE(point.cached, std::uint64_t(1));
            QCOMPARE(point.failed, std::uint64_t(1));
            QCOMPARE(point.heldBack, std::uint64_t(1));
            QCOMPARE(point.cancelled, std::uint64_t(1));
            QCOMPARE(point.addedUs, std::int64_t(140));
        }
        const Overview today = ask(OverviewRange::Today);
        QCOMPARE(today.spent, m_book->totalsSince(utcMidnight(m_clock.now())).spent);
    }

    void theDaysOutliveTheProcess() {
        book(ended(ExchangeState::Done, Mark::FellBack));
        book(ended(ExchangeState::Blocked));
        QVERIFY(m_book->flush(kSoon));
        m_book.reset();
        open();
        QCOMPARE(ask(OverviewRange::QuarterHour).requests, std::uint64_t(0));
        QVERIFY(ask(OverviewRange::QuarterHour).usedLately);
        const Overview today = ask(OverviewRange::Today);
        QCOMPARE(today.points.size(), std::size_t(14 * 4 + 1));
        QCOMPARE(today.until - today.from, Microseconds(24h));
        QCOMPARE(today.points.back().fellBack, std::uint64_t(1));
        QCOMPARE(today.points.back().heldBack, std::uint64_t(1));
        QCOMPARE(today.points.back().failed, std::uint64_t(0));
        QCOMPARE(today.models.size(), std::size_t(1));
    }

    void aWeekIsSevenDaysInHours() {
        m_clock.set(m_clock.now() - std::chrono::days(6));
        book(ended(ExchangeState::Done));
        m_clock.set(m_clock.now() - std::chrono::days(1));
        book(ended(ExchangeState::Done));
        m_clock.set(m_clock.now() + std::chrono::days(7));
        QVERIFY(m_book->flush(kSoon));
        const Overview week = ask(OverviewRange::Week);
        QCOMPARE(week.stepSeconds, 3600U);
        QCOMPARE(week.points.size(), std::size_t(6 * 24 + 15));
        QCOMPARE(week.requests, std::uint64_t(1));
        QCOMPARE(week.points[14].served, std::uint64_t(1));
    }

    void todayIsComparedWithYesterdayUntilThisTime() {
        const Timestamp now = m_clock.now();
        m_clock.set(now - 24h - 1h);
        book(ended(ExchangeState::Done));
        m_clock.set(now - 24h + 1h);
        book(ended(ExchangeState::Done));
        m_clock.set(now);
        QVERIFY(m_book->flush(kSoon));
        QCOMPARE(ask(OverviewRange::Today).requestsBefore, std::uint64_t(1));
        QCOMPARE(ask(OverviewRange::Week).requestsBefore, std::uint64_t(0));
    }

    void modelsAddUpToWhatTodayCost() {
        book(ended(ExchangeState::Done, Mark::None, 700));
        book(ended(ExchangeState::Done, Mark::Simulated, 900));
        // Two attempts that cost something, at two models.
        auto fellBack = ended(ExchangeState::Done, Mark::FellBack, 30);
        books::AttemptRecord failed = fellBack.attempts.front();
        failed.sign = AttemptSign::Failed;
        failed.servedModel.clear();
        failed.model = "dear";
        failed.cost = Money::fromNano(4'000);
        fellBack.attempts.insert(fellBack.attempts.begin(), failed);
        book(fellBack);
        auto unpriced = ended(ExchangeState::Done);
        unpriced.attempts.front().servedModel = "unheard-of";
        unpriced.attempts.front().pricing = Pricing::Unpriced;
        book(unpriced);
        QVERIFY(m_book->flush(kSoon));

        const Overview overview = ask(OverviewRange::QuarterHour);
        QCOMPARE(overview.models.size(), std::size_t(3));
        QCOMPARE(overview.models[0].model, std::string("dear"));
        QCOMPARE(overview.models[0].requests, std::uint64_t(0));
        QCOMPARE(overview.models[0].spent, Money::fromNano(4'000));
        QCOMPARE(overview.models[1].spent, Money::fromNano(730));
        QCOMPARE(overview.models[1].requests, std::uint64_t(2));
        QCOMPARE(overview.models[2].unpriced, std::uint64_t(1));
        const auto total = m_book->totalsSince(utcMidnight(m_clock.now()));
        Money sum;
        for (const ModelSpend& each : overview.models) {
            sum += each.spent;
        }
        QCOMPARE(sum, total.spent);

        // The same from the file.
        m_book.reset();
        open();
        QCOMPARE(ask(OverviewRange::Today).models[1].spent, Money::fromNano(730));
        QCOMPARE(ask(OverviewRange::Today).models[0].requests, std::uint64_t(0));
    }

    void namesOfModelsDoNotGrowWithTheTraffic() {
        for (int number = 0; number < 300; ++number) {
            auto record = ended(ExchangeState::Done);
            record.attempts.front().servedModel = "model-" + std::to_string(number);
            book(record);
        }
        QVERIFY(m_book->flush(kSoon));
        const Overview overview = ask(OverviewRange::Today);
        QCOMPARE(overview.models.size(), std::size_t(201));
        QCOMPARE(overview.models.front().model, std::string());
        QCOMPARE(overview.models.front().requests, std::uint64_t(100));
    }
};

QTEST_GUILESS_MAIN(TestOverview)
#include "test_overview.moc"
