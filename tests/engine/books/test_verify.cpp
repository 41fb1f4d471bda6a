// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/journal/record_codec.hpp"
#include "engine/books/store/database.hpp"
#include "engine/books/store/month_schema.hpp"
#include "engine/books/store/totals.hpp"
#include "engine/books/verify.hpp"
#include "tests/engine/books/data_folder.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/days.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;
using test::day;

// Books that were written as they are add up; whatever is changed in them is found.
class TestVerify : public QObject {
    Q_OBJECT

    static constexpr Milliseconds kSoon{20'000};

    test::FakeClock m_clock;
    test::SeededRandom m_random{31};
    std::unique_ptr<test::DataFolder> m_folder;

    std::filesystem::path book() const { return m_folder->path() / "book"; }

    // Calls of two months; every third falls back, every fifth ends badly.
    void fill(int calls) {
        const auto open = m_folder->open();
        Journal& journal = open->addJournal();
        for (int i = 0; i < calls; ++i) {
            m_clock.set(day(i % 2 == 0 ? 10 : 11, 1 + static_cast<unsigned>(i) % 20) +
                        std::chrono::minutes(i));
            auto record = test::doneRecord(m_clock, m_random, 100 + i);
            record.team = i % 4 == 0 ? "ads" : "search";
            if (i % 3 == 0) {
                AttemptRecord first = record.attempts.front();
                first.id = Id::make(m_clock, m_random);
                first.cost = Money::fromNano(7);
                first.provider = "anthropic";
                record.attempts.insert(record.attempts.begin(), first);
            }
            if (i % 5 == 0) {
                record.state = ExchangeState::Failed;
            }
            journal.outcome(record);
        }
        QVERIFY(open->flush(kSoon));
    }
    void change(const char* statements) const {
        auto database = Database::open(book() / "2026-11.db", Database::Mode::Create, kSoon);
        QVERIFY(database.ok());
        const auto done = database->execute(statements);
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().text().c_str());
    }
    std::vector<MonthVerified> verified() const {
        auto months = verifyBooks(book(), {}, day(12, 1));
        if (!months) {
            qFatal("%s", months.error().text().c_str());
        }
        return *months;
    }

private slots:
    void init() {
        m_clock.set(day(10, 1));
        m_folder = std::make_unique<test::DataFolder>(m_clock);
    }

    void nothingAddsUp() { QVERIFY(verified().empty()); }

    void whatWasWrittenAddsUp() {
        fill(60);
        const auto months = verified();
        QCOMPARE(months.size(), std::size_t(2));
        QCOMPARE(months[0].month, "2026-10");
        Money sum;
        std::uint64_t exchanges = 0;
        for (const MonthVerified& month : months) {
            QVERIFY2(month.addsUp(), month.faults.empty() ? "" : month.faults[0].c_str());
            sum += month.ledger;
            exchanges += month.exchanges;
        }
        QCOMPARE(exchanges, 60U);
        QCOMPARE(sum, Money::fromNano(60 * 100 + 59 * 60 / 2 + 20 * 7));
        QCOMPARE(verifyBooks(book(), day(11, 1), day(12, 1))->size(), std::size_t(1));
    }

    void whateverIsChangedIsFound_data() {
        QTest::addColumn<QByteArray>("statements");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, const char* statements, const char* said) {
            QTest::newRow(name) << QByteArray(statements) << QByteArray(said);
        };
        row("an amount",
            "DROP TRIGGER ledger_stays; UPDATE ledger SET amount=amount+1 WHERE entry=1",
            "and the ledger has ");
        row("an entry less", "DROP TRIGGER ledger_is_kept; DELETE FROM ledger WHERE entry=2",
            "and the ledger has ");
        row("an entry twice",
            "INSERT INTO ledger SELECT NULL,exchange,attempt,at,kind,corrects,key,team,provider,"
            "model,tier,pricing,source,simulated,amount,booked_at,reason FROM ledger "
            "WHERE entry=1",
            "and the ledger has ");
        row("a correction of nothing",
            "INSERT INTO ledger SELECT NULL,exchange,attempt,at,'correction',entry,key,team,"
            "provider,model,tier,pricing,source,simulated,1,1,'' FROM ledger WHERE entry=1",
            "and the ledger has ");
        row("an entry of nobody",
            "PRAGMA foreign_keys=OFF; DROP TRIGGER ledger_stays;"
            "UPDATE ledger SET exchange=zeroblob(16) WHERE entry=1",
            "an entry of an exchange that is not there");
        row("another kind",
            "DROP TRIGGER ledger_stays; UPDATE ledger SET kind='gift' WHERE entry=1",
            "is of no known kind");
        row("a cost", "UPDATE exchange SET cost=cost+1 WHERE id=(SELECT min(id) FROM exchange)",
            "and its attempts cost ");
        row("words of a search", "UPDATE wording SET target='elsewhere/' || target",
            "is searched by other words than those of its record");
        row("a wording less", "DELETE FROM wording",
            "is searched by other words than those of its record");
        row("a record",
            "UPDATE exchange SET record=x'0102' WHERE id=(SELECT min(id) FROM exchange)",
            "has a record that cannot be read");
        row("a call less",
            "PRAGMA foreign_keys=OFF;"
            "DELETE FROM exchange WHERE id=(SELECT max(id) FROM exchange)",
            "an entry of an exchange that is not there");
        row("a sum",
            "UPDATE rollup SET spent=spent+1 WHERE quarter=(SELECT min(quarter) FROM rollup)",
            ": spent is ");
    }
    void whateverIsChangedIsFound() {
        QFETCH(QByteArray, statements);
        QFETCH(QByteArray, said);
        fill(20);
        change(statements.constData());
        const auto months = verified();
        QVERIFY(months[0].addsUp());
        QVERIFY(!months[1].addsUp());
        std::string all;
        for (const std::string& fault : months[1].faults) {
            all += fault + '\n';
        }
        QVERIFY2(all.find(said.constData()) != std::string::npos, all.c_str());
    }

    // Before tags and cost centres: neither its sums nor its words nor its records have them.
    void aMonthOfAnOlderWeirAddsUp() {
        QVERIFY(std::filesystem::create_directories(book()));
        m_clock.set(day(8, 4));
        const auto record = test::doneRecord(m_clock, m_random, 31);
        auto routed = record;
        routed.route = "r";
        std::string encoded = test::encodedAsEleventh(record);
        const std::size_t route = test::firstDifference(record, routed);
        // What is last before the route: the cost centre, what was left of a budget, of caches
        // whether anything is known and what, the metadata, and which headers were asked for and
        // which there were.
        encoded.erase(route - 7, 7);
        encoded[0] = 6;
        auto database = Database::open(book() / "2026-08.db", Database::Mode::Create, kSoon);
        QVERIFY(database->migrate(std::span(kMonthSchema).first(6)));
        const auto run = [&](const char* text, const auto&... values) {
            auto statement = database->prepare(text);
            QVERIFY(statement);
            QVERIFY(statement->bindAll(values...).run());
        };
        run("INSERT INTO exchange VALUES(?,'n',?,'Done',0,x'',?,?,?,?,?,'openai',"
            "'gpt-4o-mini-2024-07-18',200,'Priced',31,0,900300,?,?,1)",
            record.id, record.startedAt.time_since_epoch().count(), record.key, record.team,
            record.user, record.endpoint, record.modelAsked, Blob{encoded}, record.session);
        run("INSERT INTO ledger VALUES(1,?,?,?,'settlement',NULL,?,?,'openai',"
            "'gpt-4o-mini-2024-07-18','Standard','Priced','Reported',0,31)",
            record.id, record.attempts[0].id, record.startedAt.time_since_epoch().count(),
            record.key, record.team);
        run("INSERT INTO rollup VALUES(?,?,?,?,'openai','gpt-4o-mini-2024-07-18','Standard',0,"
            "1,0,0,0,1,100,20,0,0,0,0,30,0,0,0,31,0,0,0,0)",
            quarterOf(record.startedAt), record.key, record.team, record.user);
        run("INSERT INTO wording VALUES(1,'Done',0,?,?,?,?,?,?,'openai/gpt-4o-mini','','','')",
            record.key, record.team, record.user, record.session, record.endpoint,
            record.modelAsked);
        const auto months = verified();
        QCOMPARE(months.size(), std::size_t{1});
        QVERIFY2(months[0].addsUp(), months[0].faults.empty() ? "" : months[0].faults[0].c_str());
        QCOMPARE(months[0].exchanges, 1u);
    }

    void rollupsThatAreMissingOrTooMany() {
        fill(20);
        change("DELETE FROM rollup WHERE quarter=(SELECT min(quarter) FROM rollup)");
        QVERIFY(verified()[1].faults.front().find(" is not there.") != std::string::npos);
        change("UPDATE rollup SET quarter=quarter+900");
        QVERIFY(verified()[1].faultCount > kMostFaultsTold);
        QCOMPARE(verified()[1].faults.size(), kMostFaultsTold);
    }

    void aFileThatIsNoBookIsAnError() {
        fill(2);
        QFile file(QString::fromStdString((book() / "2026-11.db").string()));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto months = verifyBooks(book(), {}, day(12, 1));
        QVERIFY(!months.ok());
        QVERIFY(months.error().text().find("2026-11.db") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestVerify)
#include "test_verify.moc"
