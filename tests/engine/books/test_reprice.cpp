// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>
#include <random>
#include <stdexcept>

#include "engine/books/reprice.hpp"
#include "engine/books/store/month.hpp"
#include "tests/engine/books/data_folder.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/days.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;
using std::chrono::days;
using std::chrono::hours;
using test::day;

// Booked calls at other prices: what differs is added, once, and all sums follow.
class TestReprice : public QObject {
    Q_OBJECT

    static constexpr Milliseconds kSoon{20'000};

    test::FakeClock m_clock;
    test::SeededRandom m_random{41};
    std::unique_ptr<test::DataFolder> m_folder;
    std::unique_ptr<Book> m_book;
    std::int64_t m_nanoAToken = 10;  // of every model but "unknown"

    ExchangeRecord call(Timestamp at, const std::string& model, std::int64_t nano,
                        Pricing pricing = Pricing::Priced) {
        m_clock.set(at);
        auto record = test::begunRecord(m_clock, m_random);
        record.attempts[0].model = model;
        test::endWell(record, {.inUncached = 7, .outText = 3, .source = Source::Reported},
                      Money::fromNano(nano), pricing);
        record.attempts[0].servedModel = model;
        return record;
    }
    void keep(const std::vector<ExchangeRecord>& records) {
        Journal& journal = m_book->addJournal();
        for (const ExchangeRecord& record : records) {
            journal.outcome(record);
        }
        QVERIFY(m_book->flush(kSoon));
    }
    RepriceQuery query(bool dryRun = false) const {
        return {.since = day(10, 1),
                .until = day(12, 1),
                .provider = {},
                .model = {},
                .dryRun = dryRun,
                .reason = "re-priced by window: came late",
                .now = day(12, 2),
                .price = [this](const AttemptRecord& attempt, Timestamp) -> AttemptPrice {
                    if (attempt.model == "unknown") {
                        return {};
                    }
                    const auto tokens = static_cast<std::int64_t>(attempt.usage.tokensIn() +
                                                                  attempt.usage.tokensOut());
                    return {{Pricing::Priced, Money::fromNano(tokens * m_nanoAToken),
                             Money::fromNano(tokens)},
                            {.own = "late", .entry = {}, .from = {}, .thousandths = 1000}};
                },
                .written = {}};
    }
    Repriced reprice(const RepriceQuery& asked) {
        auto done = m_book->reprice(asked);
        if (!done) {
            qFatal("%s", done.error().text().c_str());
        }
        return std::move(*done);
    }
    std::int64_t sum(const char* query) const { return m_folder->sum(query); }
    void verifySums() const {
        QCOMPARE(m_folder->disagreement(), std::string());
        QCOMPARE(m_folder->firstFault(), std::string());
    }

private slots:
    void init() {
        m_clock.set(day(11, 23));
        m_folder = std::make_unique<test::DataFolder>(m_clock);
        m_book = m_folder->open();
        m_nanoAToken = 10;
    }
    void cleanup() { m_book.reset(); }

    void whatDiffersIsAddedOnce() {
        auto free = call(day(11, 3), "mini", 0, Pricing::Free);
        keep({call(day(10, 5), "mini", 60), call(day(11, 3), "mini", 100), free,
              call(day(11, 4), "large", 130), call(day(11, 5), "late", 0, Pricing::Unpriced)});
        const auto entries = sum("SELECT count(*) FROM ledger");
        QCOMPARE(entries, 4);
        QCOMPARE(sum("SELECT sum(unpriced) FROM rollup"), 1);

        const Repriced looked = reprice(query(true));
        QCOMPARE(sum("SELECT count(*) FROM ledger"), entries);
        QCOMPARE(sum("SELECT sum(saved) FROM rollup"), 0);
        const Repriced done = reprice(query());
        for (const Repriced& each : {looked, done}) {
            QCOMPARE(each.calls, 5u);
            QCOMPARE(each.changed, 4u);
            QCOMPARE(each.before, Money::fromNano(190));
            QCOMPARE(each.after, Money::fromNano(400));
            QCOMPARE(each.models.size(), std::size_t(3));
            QCOMPARE(each.models[0].model, std::string("mini"));
            QCOMPARE(each.models[1].model, std::string("late"));
            QCOMPARE(each.models[1].unpriced, 1u);
        }
        verifySums();
        QCOMPARE(sum("SELECT sum(amount) FROM ledger"), 500);
        QCOMPARE(sum("SELECT sum(amount) FROM ledger WHERE kind='settlement'"), 290);
        QCOMPARE(sum("SELECT count(*) FROM ledger WHERE kind='correction' AND corrects IS NULL"),
                 1);
        QCOMPARE(sum("SELECT count(*) FROM ledger c JOIN ledger s ON s.entry=c.corrects AND "
                     "s.attempt=c.attempt AND s.kind='settlement'"),
                 3);
        QCOMPARE(sum("SELECT count(*) FROM ledger WHERE kind='correction' AND booked_at>0 AND "
                     "reason='re-priced by window: came late'"),
                 4);
        QCOMPARE(sum("SELECT sum(unpriced) FROM rollup"), 0);
        const auto found = m_book->find(free.id);
        QCOMPARE((*found)->attempts[0].pricedBy.own, std::string("late"));
        QCOMPARE((*found)->cost(), Money::fromNano(100));

        QCOMPARE(reprice(query()).changed, 0u);
        QCOMPARE(sum("SELECT count(*) FROM ledger"), entries + 4);
        // And back: the sum is what it was, and every step of it stands there.
        m_nanoAToken = 7;
        QCOMPARE(reprice(query()).changed, 5u);
        verifySums();
        QCOMPARE(sum("SELECT sum(amount) FROM ledger"), 350);
        QCOMPARE(sum("SELECT count(*) FROM ledger"), entries + 9);
    }

    void onlyWhatIsAskedForAndKnownChanges() {
        auto simulated = call(day(11, 3), "mini", 1);
        simulated.marks |= Mark::Simulated;
        auto elsewhere = call(day(11, 3), "mini", 1);
        elsewhere.attempts[0].provider = "azure";
        auto unsaid = call(day(11, 3), "mini", 0, Pricing::Unpriced);
        unsaid.attempts[0].usage = {};
        keep({simulated, elsewhere, unsaid, call(day(11, 3), "unknown", 5),
              call(day(11, 3), "mini", 1), call(day(11, 4), "mini", 1),
              call(day(11, 3), "large", 1)});
        RepriceQuery asked = query();
        asked.until = day(11, 4);
        asked.provider = "openai";
        asked.model = "mini";
        const Repriced done = reprice(asked);
        QCOMPARE(done.calls, 2u);
        QCOMPARE(done.changed, 1u);
        QCOMPARE(done.withoutUsage, 1u);
        QCOMPARE(done.withoutPrice, 0u);
        asked.model = "unknown";
        QCOMPARE(reprice(asked).withoutPrice, 1u);
        QCOMPARE(sum("SELECT count(*) FROM ledger WHERE kind='correction'"), 1);
        QCOMPARE(sum("SELECT sum(cost) FROM exchange WHERE model='unknown'"), 5);
        asked.until = asked.since;
        QCOMPARE(m_book->reprice(asked).error().code, ErrorCode::Invalid);
        verifySums();
    }

    // What is in memory follows the books, as a start would have it.
    void figuresInMemoryFollow() {
        m_clock.set(day(11, 23));
        keep({call(day(11, 23), "mini", 60), call(day(11, 23), "late", 0, Pricing::Unpriced)});
        std::vector<std::int64_t> told;
        RepriceQuery asked = query();
        asked.written = [&](const ExchangeRecord& before, const ExchangeRecord& after) {
            told.push_back((after.cost() - before.cost()).nano());
        };
        reprice(asked);
        std::ranges::sort(told);
        QCOMPARE(told, (std::vector<std::int64_t>{40, 100}));
        const SpendTotals today = m_book->totalsSince(day(11, 23));
        QCOMPARE(today, (SpendTotals{Money::fromNano(200), 2, 0}));
        const auto models = m_book->spendByModel(day(11, 23));
        QCOMPARE(models.at("late"), (SpendTotals{Money::fromNano(100), 1, 0}));
        m_book.reset();
        m_book = m_folder->open();
        QVERIFY(m_book->flush(kSoon));
        QCOMPARE(m_book->totalsSince(day(11, 23)), today);
        QCOMPARE(m_book->spendByModel(day(11, 23)), models);
    }

    // Any prices in any order, cut off anywhere: the books add up, and asking again finishes.
    void whatIsCutOffIsFinishedByAskingAgain() {
        std::mt19937 dice(3);
        std::vector<ExchangeRecord> records;
        for (int i = 0; i < 700; ++i) {
            auto record = call(day(10, 20) + hours(dice() % (24 * 30)),
                               std::array{"mini", "large", "unknown"}[dice() % 3],
                               static_cast<std::int64_t>(dice() % 200),
                               dice() % 4 == 0 ? Pricing::Unpriced : Pricing::Priced);
            if (record.attempts[0].pricing == Pricing::Unpriced) {
                record.attempts[0].cost = Money();
            }
            if (dice() % 5 == 0) {
                AttemptRecord first = record.attempts.front();
                first.id = Id::make(m_clock, m_random);
                first.sign = AttemptSign::Failed;
                first.provider = "azure";
                record.attempts.insert(record.attempts.begin(), first);
            }
            records.push_back(std::move(record));
        }
        keep(records);
        for (const int price : {10, 3, 25}) {
            m_nanoAToken = price;
            RepriceQuery cut = query();
            const auto most = 1 + dice() % 400;
            std::size_t looked = 0;
            auto whole = cut.price;
            cut.price = [&](const AttemptRecord& attempt, Timestamp at) {
                if (++looked > most) {
                    throw std::runtime_error("cut off");
                }
                return whole(attempt, at);
            };
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)m_book->reprice(cut));
            verifySums();
            reprice(query());
            verifySums();
            QCOMPARE(reprice(query()).changed, 0u);
            const auto wrong =
                "SELECT count(*) FROM exchange WHERE pricing='Priced' AND model<>'unknown' AND "
                "cost%(10*" +
                std::to_string(price) + ")<>0";
            QCOMPARE(m_folder->sum(wrong), 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestReprice)
#include "test_reprice.moc"
