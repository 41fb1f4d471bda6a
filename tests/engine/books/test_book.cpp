// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "engine/books/book.hpp"
#include "engine/books/directory.hpp"
#include "tests/engine/books/data_folder.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

class TestBook : public QObject {
    Q_OBJECT

    static constexpr Milliseconds kSoon{20'000};

    test::FakeClock m_clock;
    test::SeededRandom m_random{11};
    std::unique_ptr<test::DataFolder> m_folder;

    Timestamp midnight() const { return std::chrono::floor<std::chrono::days>(m_clock.now()); }

private slots:
    void init() {
        m_clock.set(std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} +
                    std::chrono::hours{14});
        m_folder = std::make_unique<test::DataFolder>(m_clock);
    }

    void aCallIsBookedWhole() {
        const auto book = m_folder->open();
        Journal& journal = book->addJournal();
        auto record = test::begunRecord(m_clock, m_random);
        QVERIFY(journal.intent(record));
        test::endWell(record, {.inUncached = 7, .outText = 3, .source = Source::Reported},
                      Money::fromNano(1234));
        journal.outcome(record);
        QVERIFY(book->flush(kSoon));

        QCOMPARE(m_folder->disagreement(), std::string());
        QCOMPARE(m_folder->sum("SELECT count(*) FROM exchange WHERE state='Done' AND node='node' "
                               "AND key='search-dev' AND provider='openai' AND cost=1234 "
                               "AND model='gpt-4o-mini-2024-07-18' AND pricing='Priced'"),
                 1);
        QCOMPARE(m_folder->sum("SELECT amount FROM ledger WHERE kind='settlement' AND "
                               "source='Reported' AND tier='Standard' AND simulated=0"),
                 1234);
        QCOMPARE(m_folder->sum("SELECT in_uncached*100+out_text*10+requests FROM rollup "
                               "WHERE quarter=strftime('%s','2026-11-23 14:00:00')"),
                 731);
        QCOMPARE(book->find(record.id)->value(), record);
        QVERIFY(!book->find(Id::make(m_clock, m_random))->has_value());
        QCOMPARE(book->totalsSince(midnight()), (SpendTotals{Money::fromNano(1234), 1, 0}));
        QCOMPARE(book->lastUse().at("search-dev"), m_clock.now());
        QCOMPARE(book->problem(), std::string());
    }

    // The book makes the file of a month before its tables, and somebody looks in between.
    void aMonthWithoutTablesYetHasNoCalls() {
        const auto book = m_folder->open();
        const auto file = m_folder->path() / "book" / "2026-11.db";
        QVERIFY(!std::filesystem::exists(file));
        QVERIFY(Database::open(file, Database::Mode::Create, kSoon));
        const auto page = book->history({});
        QVERIFY2(page.ok(), page ? "" : page.error().text().c_str());
        QVERIFY(page->atEnd);
        const auto found = book->find(Id::make(m_clock, m_random));
        QVERIFY2(found.ok(), found ? "" : found.error().text().c_str());
        QVERIFY(!found->has_value());
        // It is the month's file all the same.
        auto record = test::begunRecord(m_clock, m_random);
        Journal& journal = book->addJournal();
        QVERIFY(journal.intent(record));
        test::endWell(record, {.outText = 3, .source = Source::Reported}, Money::fromNano(5));
        journal.outcome(record);
        QVERIFY(book->flush(kSoon));
        QCOMPARE(book->find(record.id)->value(), record);
    }

    void unpricedIsCountedAndFreeIsAPrice() {
        const auto book = m_folder->open();
        Journal& journal = book->addJournal();
        auto unpriced = test::begunRecord(m_clock, m_random);
        test::endWell(unpriced, {.outText = 3, .source = Source::Reported}, Money(),
                      Pricing::Unpriced);
        journal.outcome(unpriced);
        auto free = test::begunRecord(m_clock, m_random);
        test::endWell(free, {.outText = 3, .source = Source::Reported}, Money(), Pricing::Free);
        journal.outcome(free);
        journal.outcome(test::refusedRecord(m_clock, m_random));
        QVERIFY(book->flush(kSoon));
        QCOMPARE(book->totalsSince(midnight()), (SpendTotals{Money(), 3, 1}));
        QCOMPARE(m_folder->sum("SELECT count(*) FROM ledger WHERE pricing='Free'"), 1);
        QCOMPARE(m_folder->sum("SELECT count(*) FROM ledger"), 1);
        QCOMPARE(m_folder->sum("SELECT sum(failed) FROM rollup"), 1);
    }

    void simulatedCallsAreLeftOutUnlessAskedFor() {
        const auto book = m_folder->open();
        Journal& journal = book->addJournal();
        auto record = test::doneRecord(m_clock, m_random, 500);
        record.marks |= Mark::Simulated;
        journal.outcome(record);
        journal.outcome(test::doneRecord(m_clock, m_random, 20));
        QVERIFY(book->flush(kSoon));
        QCOMPARE(book->totalsSince(midnight()), (SpendTotals{Money::fromNano(20), 1, 0}));
        QCOMPARE(book->totalsSince(midnight(), Simulated::Included),
                 (SpendTotals{Money::fromNano(520), 2, 0}));
        QCOMPARE(m_folder->disagreement(), std::string());
    }

    void everyAttemptIsInTheLedgerByItself() {
        const auto book = m_folder->open();
        Journal& journal = book->addJournal();
        auto record = test::begunRecord(m_clock, m_random);
        AttemptRecord& first = record.attempts[0];
        first.sign = AttemptSign::Failed;
        first.usage = {.inUncached = 10, .source = Source::Estimated};
        first.pricing = Pricing::Priced;
        first.cost = Money::fromNano(100);
        record.attempts.push_back(test::begunRecord(m_clock, m_random).attempts[0]);
        record.attempts.back().provider = "other";
        test::endWell(record, {.outText = 1, .source = Source::Reported}, Money::fromNano(30));
        record.marks |= Mark::FellBack;
        journal.outcome(record);
        QVERIFY(book->flush(kSoon));
        QCOMPARE(m_folder->sum("SELECT sum(amount) FROM ledger WHERE provider='openai'"), 100);
        QCOMPARE(m_folder->sum("SELECT sum(amount) FROM ledger WHERE provider='other'"), 30);
        QCOMPARE(m_folder->sum("SELECT sum(requests) FROM rollup WHERE provider='openai'"), 0);
        QCOMPARE(m_folder->sum("SELECT sum(attempts) FROM rollup WHERE provider='openai'"), 1);
        QCOMPARE(m_folder->disagreement(), std::string());
        QCOMPARE(book->totalsSince(midnight()), (SpendTotals{Money::fromNano(130), 1, 0}));
        QCOMPARE(book->requestsByProvider(midnight()),
                 (std::map<std::string, std::uint64_t>{{"openai", 1}, {"other", 1}}));
    }

    void aReplayChangesNothing() {
        const auto record = test::doneRecord(m_clock, m_random, 77);
        const auto book = m_folder->open();
        Journal& journal = book->addJournal();
        for (int i = 0; i < 3; ++i) {
            journal.outcome(record);
            journal.outcome(record);
            QVERIFY(book->flush(kSoon));
        }
        QCOMPARE(m_folder->sum("SELECT count(*) FROM exchange"), 1);
        QCOMPARE(m_folder->sum("SELECT sum(amount) FROM ledger"), 77);
        QCOMPARE(m_folder->disagreement(), std::string());
        QCOMPARE(book->totalsSince(midnight()), (SpendTotals{Money::fromNano(77), 1, 0}));
    }

    void theLedgerIsAppendOnly() {
        {
            const auto book = m_folder->open();
            book->addJournal().outcome(test::doneRecord(m_clock, m_random));
            QVERIFY(book->flush(kSoon));
        }
        auto database = Database::open(m_folder->path() / "book" / "2026-11.db",
                                       Database::Mode::Create, Milliseconds{0});
        QVERIFY(!database->execute("UPDATE ledger SET amount=0"));
        QVERIFY(!database->execute("DELETE FROM ledger"));
    }

    void aMonthHasItsOwnFile() {
        const auto book = m_folder->open();
        Journal& journal = book->addJournal();
        m_clock.set(std::chrono::sys_days{std::chrono::year{2026} / 12 / 1} - Microseconds{1});
        const auto november = test::doneRecord(m_clock, m_random, 1);
        m_clock.advance(Microseconds{1});
        const auto december = test::doneRecord(m_clock, m_random, 10);
        journal.outcome(december);
        journal.outcome(november);
        QVERIFY(book->flush(kSoon));
        QVERIFY(std::filesystem::exists(m_folder->path() / "book" / "2026-11.db"));
        QVERIFY(std::filesystem::exists(m_folder->path() / "book" / "2026-12.db"));
        QCOMPARE(book->find(november.id)->value(), november);
        QCOMPARE(book->find(december.id)->value(), december);
        QCOMPARE(book->totalsSince(midnight()).spent, Money::fromNano(10));
        QCOMPARE(book->totalsSince(midnight() - std::chrono::hours{1}).spent, Money::fromNano(11));
        QCOMPARE(m_folder->disagreement(), std::string());
    }

    void todayIsKnownAfterARestart() {
        {
            const auto book = m_folder->open();
            Journal& journal = book->addJournal();
            journal.outcome(test::doneRecord(m_clock, m_random, 5));
            m_clock.advance(std::chrono::hours{2});
            journal.outcome(test::doneRecord(m_clock, m_random, 6));
            auto unpriced = test::begunRecord(m_clock, m_random);
            test::endWell(unpriced, {.outText = 1, .source = Source::Estimated}, Money(),
                          Pricing::Unpriced);
            journal.outcome(unpriced);
        }
        const auto book = m_folder->open();
        QCOMPARE(book->totalsSince(midnight()), (SpendTotals{Money::fromNano(11), 3, 1}));
        QCOMPARE(book->totalsSince(m_clock.now()), (SpendTotals{Money::fromNano(6), 2, 1}));
        QCOMPARE(book->requestsByProvider(midnight()),
                 (std::map<std::string, std::uint64_t>{{"openai", 3}}));
        QCOMPARE(book->lastUse().at("search-dev"), m_clock.now());
        QCOMPARE(m_folder->journalFiles(), 0u);
    }

    void anIntentWithoutOutcomeIsUnsettled() {
        ExchangeRecord lost = test::begunRecord(m_clock, m_random);
        {
            const auto book = m_folder->open();
            Journal& journal = book->addJournal();
            QVERIFY(journal.intent(lost));
            journal.outcome(test::doneRecord(m_clock, m_random, 5));
        }
        for (int start = 0; start < 2; ++start) {
            const auto book = m_folder->open();
            QCOMPARE(m_folder->sum("SELECT count(*) FROM exchange"), 2);
            QCOMPARE(m_folder->sum("SELECT held FROM exchange WHERE state='Unsettled'"), 5000);
            QCOMPARE(m_folder->disagreement(), std::string());
            QCOMPARE(m_folder->journalFiles(), 0u);
            const auto found = book->find(lost.id)->value();
            QCOMPARE(found.state, ExchangeState::Unsettled);
            QCOMPARE(found.attempts[0].held, Money::fromNano(5000));
            QVERIFY(!found.error.empty());
            QCOMPARE(book->totalsSince(midnight()).spent, Money::fromNano(5));
        }
    }

    void onlyTheAttemptUnderWayHoldsMoney() {
        ExchangeRecord lost = test::begunRecord(m_clock, m_random);
        lost.attempts[0].sign = AttemptSign::Failed;
        lost.attempts[0].outcome = "503 overloaded";
        AttemptRecord second = lost.attempts[0];
        second.id = Id::make(m_clock, m_random);
        second.sign = AttemptSign::Running;
        second.held = Money::fromNano(700);
        lost.attempts.push_back(second);
        {
            const auto book = m_folder->open();
            QVERIFY(book->addJournal().intent(lost));
        }
        const auto book = m_folder->open();
        QCOMPARE(m_folder->sum("SELECT held FROM exchange WHERE state='Unsettled'"), 700);
    }

    void aBackupIsWholeAndOfOneMoment() {
        const auto book = m_folder->open();
        const auto directory =
            std::move(Directory::open(m_folder->path() / "weir.db", m_clock, m_random).value());
        Journal& journal = book->addJournal();
        for (int i = 0; i < 50; ++i) {
            journal.outcome(test::doneRecord(m_clock, m_random, 3));
        }
        const auto target = m_folder->path() / "copy";
        const auto names = book->backup(target);
        QVERIFY(names);
        QCOMPARE(*names, (std::vector<std::string>{"weir.db", "book/2026-11.db"}));
        journal.outcome(test::doneRecord(m_clock, m_random, 3));
        QVERIFY(book->flush(kSoon));
        auto copy =
            Database::open(target / "book/2026-11.db", Database::Mode::ReadOnly, Milliseconds{0});
        auto query = std::move(copy->prepare("SELECT sum(amount) FROM ledger").value());
        QVERIFY(*query.step());
        QCOMPARE(query.integer(0), 150);
        QCOMPARE(book->backup(target).error().code, ErrorCode::Conflict);
    }

    // Whatever providers report and whatever is priced, the sums agree.
    void sumsAgreeForAnyUsage() {
        std::mt19937_64 random(99);
        Money spent;
        std::uint64_t unpriced = 0;
        std::uint64_t tokens = 0;
        {
            const auto book = m_folder->open();
            Journal* journals[] = {&book->addJournal(), &book->addJournal()};
            for (int i = 0; i < 2000; ++i) {
                m_clock.advance(std::chrono::seconds{random() % 20});
                auto record = test::begunRecord(m_clock, m_random);
                record.key = "key-" + std::to_string(random() % 5);
                record.team = "team-" + std::to_string(random() % 3);
                const int attempts = 1 + static_cast<int>(random() % 3);
                bool lacks = false;
                for (int number = 0; number < attempts; ++number) {
                    if (number > 0) {
                        record.attempts.push_back(record.attempts[0]);
                        record.attempts.back().id = Id::make(m_clock, m_random);
                        record.attempts.back().provider = "p" + std::to_string(random() % 4);
                    }
                    const Usage usage{.inUncached = random() % 10'000,
                                      .inCacheRead = random() % 1000,
                                      .outText = random() % 1000,
                                      .tier = static_cast<ServiceTier>(random() % 4),
                                      .source = static_cast<Source>(random() % 3)};
                    const auto pricing = static_cast<Pricing>(random() % 3);
                    const Money cost =
                        pricing == Pricing::Priced
                            ? Money::fromNano(static_cast<std::int64_t>(random() % 1'000'000'000))
                            : Money();
                    test::endWell(record, usage, cost, pricing);
                    tokens += usage.tokensIn() + usage.tokensOut();
                    if (usage.source != Source::Unknown) {
                        spent += cost;
                    }
                    lacks = lacks || pricing == Pricing::Unpriced;
                }
                unpriced += lacks ? 1 : 0;
                journals[i % 2]->outcome(record);
            }
            QVERIFY(book->flush(kSoon));
            QCOMPARE(book->totalsSince(m_clock.now() - std::chrono::hours{24}),
                     (SpendTotals{spent, 2000, unpriced}));
        }
        QCOMPARE(m_folder->disagreement(), std::string());
        QCOMPARE(m_folder->sum("SELECT sum(amount) FROM ledger"), spent.nano());
        QCOMPARE(m_folder->sum("SELECT sum(in_uncached+in_cache_read+out_text) FROM rollup"),
                 static_cast<std::int64_t>(tokens));
        QCOMPARE(m_folder->open()->totalsSince(m_clock.now() - std::chrono::hours{24}),
                 (SpendTotals{spent, 2000, unpriced}));
    }
};

QTEST_GUILESS_MAIN(TestBook)
#include "test_book.moc"
