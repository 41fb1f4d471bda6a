// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <fstream>
#include <map>
#include <random>

#include "engine/base/tag_set.hpp"
#include "engine/books/spend.hpp"
#include "engine/books/store/month.hpp"
#include "engine/books/store/month_schema.hpp"
#include "tests/engine/books/data_folder.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/days.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;
using std::chrono::hours;
using std::chrono::minutes;
using test::day;

class TestSpend : public QObject {
    Q_OBJECT

    static constexpr Milliseconds kSoon{20'000};

    test::FakeClock m_clock;
    test::SeededRandom m_random{23};
    std::unique_ptr<test::DataFolder> m_folder;
    std::unique_ptr<Book> m_book;

    // A call of a team at a moment.
    ExchangeRecord call(Timestamp at, const std::string& team, std::int64_t nano) {
        m_clock.set(at);
        auto record = test::doneRecord(m_clock, m_random, nano);
        record.team = team;
        return record;
    }
    void keep(const std::vector<ExchangeRecord>& records) {
        Journal& journal = m_book->addJournal();
        for (const ExchangeRecord& record : records) {
            journal.outcome(record);
        }
        QVERIFY(m_book->flush(kSoon));
    }
    std::vector<SpendOf> ask(const SpendQuery& query) {
        auto found = m_book->spend(query);
        if (!found) {
            qFatal("%s", found.error().text().c_str());
        }
        return *found;
    }
    Money heldIn(const SpendQuery& query) {
        Money sum;
        const std::vector<UnsettledCall> calls = m_book->unsettled(query).value();
        for (const UnsettledCall& call : calls) {
            sum += call.held;
        }
        return sum;
    }
    static std::vector<std::string> namesOf(const std::vector<SpendOf>& rows) {
        std::vector<std::string> names;
        std::ranges::transform(rows, std::back_inserter(names), &SpendOf::name);
        return names;
    }

private slots:
    void init() {
        m_clock.set(day(11, 23));
        m_folder = std::make_unique<test::DataFolder>(m_clock);
        m_book = m_folder->open();
    }
    void cleanup() { m_book.reset(); }

    void callsAreToldApartAndPutIntoTheirSteps() {
        keep({call(day(11, 2) + hours{3}, "search", 100), call(day(11, 3), "search", 20),
              call(day(11, 3) + hours{23}, "ads", 700), call(day(11, 4), "ads", 9)});
        const auto rows = ask({SpendBy::Team, {day(11, 2), day(11, 3), day(11, 4)}, {}, false});
        QCOMPARE(namesOf(rows), (std::vector<std::string>{"ads", "search"}));
        QCOMPARE(rows[0].sum.spent, Money::fromNano(700));
        QCOMPARE(rows[0].steps[0], SpendSums());
        QCOMPARE(rows[0].steps[1].spent, Money::fromNano(700));
        QCOMPARE(rows[1].steps[0].spent, Money::fromNano(100));
        QCOMPARE(rows[1].steps[1].spent, Money::fromNano(20));
        const SpendSums& search = rows[1].sum;
        QCOMPARE(search.requests, 2u);
        QCOMPARE(search.tokensIn, 240u);
        QCOMPARE(search.tokensCached, 40u);
        QCOMPARE(search.tokensOut, 60u);
    }

    void whatCachesSparedIsAddedUpBelowNothingToo() {
        auto first = call(day(11, 3), "search", 100);
        first.attempts.front().saved = Money::fromNano(50);
        auto second = call(day(11, 3) + minutes{1}, "search", 100);
        second.attempts.front().saved = Money::fromNano(-70);
        keep({first, second, call(day(11, 3), "ads", 9)});
        const auto rows = ask({SpendBy::Team, {day(11, 3), day(11, 4)}, {}, false});
        QCOMPARE(namesOf(rows), (std::vector<std::string>{"search", "ads"}));
        QCOMPARE(rows[0].sum.saved, Money::fromNano(-20));
        QCOMPARE(rows[1].sum.saved, Money());
        QCOMPARE(m_folder->firstFault(), std::string());
    }

    void aKeyThatMovedTakesNothingAlong() {
        auto later = call(day(11, 3) + minutes{1}, "ads", 5);
        keep({call(day(11, 3), "search", 3), later});
        const SpendQuery query{SpendBy::Team, {day(11, 3), day(11, 4)}, {}, false};
        QCOMPARE(namesOf(ask(query)), (std::vector<std::string>{"ads", "search"}));
        auto byKey = query;
        byKey.by = SpendBy::Key;
        QCOMPARE(ask(byKey).size(), 1u);
        QCOMPARE(ask(byKey)[0].sum.spent, Money::fromNano(8));
    }

    // A call with several tags is in one row, so that the rows add up; and what a team's tags and
    // cost centre are later does not change what they were.
    void tagsAndCostCentreAreThoseOfTheTime() {
        auto before = call(day(11, 3), "search", 3);
        before.call.tags = {"eu", "core"};
        before.call.costCentre = "4711";
        auto after = call(day(11, 3) + minutes{1}, "search", 40);
        after.call.tags = {"core", "eu"};
        after.call.costCentre = "4712";
        auto alone = call(day(11, 3), "ads", 500);
        alone.call.tags = {"eu"};
        keep({before, after, alone, call(day(11, 3), "none", 6000)});
        SpendQuery query{SpendBy::CostCentre, {day(11, 3), day(11, 4)}, {}, false};
        QCOMPARE(namesOf(ask(query)), (std::vector<std::string>{"", "4712", "4711"}));
        query.by = SpendBy::Tags;
        const auto tags = ask(query);
        QCOMPARE(namesOf(tags), (std::vector<std::string>{"", "eu", "core, eu"}));
        QCOMPARE(tags[2].sum.spent, Money::fromNano(43));
        query.only = {{SpendBy::Tags, "eu"}};
        QCOMPARE(ask(query)[0].sum.spent, Money::fromNano(500));
        query.only.clear();
        query.by = SpendBy::Team;
        query.tag = "eu";
        const auto ofTag = ask(query);
        QCOMPARE(namesOf(ofTag), (std::vector<std::string>{"ads", "search"}));
        QCOMPARE(ofTag[1].sum.spent, Money::fromNano(43));
        query.tag = "e";
        QVERIFY(ask(query).empty());
        QCOMPARE(m_folder->firstFault(), std::string());
    }

    void aRangeMayGoOverMonthsAndZones() {
        keep({call(day(10, 31) + hours{22} + minutes{44}, "before", 1),
              call(day(10, 31) + hours{22} + minutes{45}, "in", 2),
              call(day(11, 1) + hours{3}, "in", 4), call(day(11, 30) + hours{23}, "after", 8)});
        // November as it is in Chatham's summer, an hour and three quarters ahead of a whole one.
        const auto rows = ask({SpendBy::Team,
                               {day(10, 31) + hours{22} + minutes{45}, day(11, 30) + hours{10}},
                               {},
                               false});
        QCOMPARE(namesOf(rows), std::vector<std::string>{"in"});
        QCOMPARE(rows[0].sum.spent, Money::fromNano(6));
    }

    void onlyWhatIsAskedForCounts() {
        auto simulated = call(day(11, 3), "search", 1000);
        simulated.marks |= Mark::Simulated;
        auto bob = call(day(11, 3), "search", 7);
        bob.user = "bob";
        keep({simulated, bob, call(day(11, 3), "search", 50), call(day(11, 3), "ads", 11)});
        SpendQuery query{
            SpendBy::User, {day(11, 3), day(11, 4)}, {{SpendBy::Team, "search"}}, false};
        const auto users = ask(query);
        QCOMPARE(namesOf(users), (std::vector<std::string>{"ada", "bob"}));
        QCOMPARE(users[0].sum.spent, Money::fromNano(50));
        query.only.push_back({SpendBy::User, "bob"});
        QCOMPARE(namesOf(ask(query)), std::vector<std::string>{"bob"});
        query.only = {{SpendBy::Team, "nobody' OR 1=1 --"}};
        QVERIFY(ask(query).empty());
        query.only.clear();
        query.simulated = true;
        QCOMPARE(ask(query)[0].sum.spent, Money::fromNano(1061));
    }

    void boundsThatMakeNoStepsAreRefused() {
        const Timestamp begin = day(11, 3);
        for (const std::vector<Timestamp>& bad : {std::vector<Timestamp>{},
                                                  {begin},
                                                  {begin, begin},
                                                  {day(11, 4), begin},
                                                  {begin, begin + minutes{10}},
                                                  {begin + Microseconds(1), day(11, 4)}}) {
            const auto refused = m_book->spend({SpendBy::Team, bad, {}, false});
            QVERIFY(!refused && refused.error().code == ErrorCode::Invalid);
        }
        std::vector<Timestamp> many;
        for (int i = 0; i <= 1001; ++i) {
            many.push_back(begin + i * minutes{15});
        }
        QVERIFY(!m_book->spend({SpendBy::Team, many, {}, false}));
        many.pop_back();
        QVERIFY(m_book->spend({SpendBy::Team, many, {}, false}));
    }

    // However calls are told apart and the range is cut, the sums are those of the records.
    void sumsAreThoseOfTheRecords() {
        std::mt19937 dice(7);
        std::vector<ExchangeRecord> records;
        for (int i = 0; i < 600; ++i) {
            auto record = call(day(10, 30) + minutes{dice() % (4 * 24 * 60)},
                               "team " + std::to_string(dice() % 3),
                               static_cast<std::int64_t>(dice() % 10'000));
            record.key = "key " + std::to_string(dice() % 5);
            record.user = "user " + std::to_string(dice() % 4);
            record.call.tags.assign({"eu", "core", "lab"});
            record.call.tags.resize(dice() % 4);
            record.call.costCentre = std::to_string(4710 + dice() % 2);
            record.attempts[0].provider = "provider " + std::to_string(dice() % 2);
            record.attempts[0].servedModel = "model " + std::to_string(dice() % 3);
            records.push_back(std::move(record));
        }
        keep(records);
        const auto nameOf = [](const ExchangeRecord& record, SpendBy by) {
            switch (by) {
                case SpendBy::Team:
                    return record.team;
                case SpendBy::User:
                    return record.user;
                case SpendBy::Key:
                    return record.key;
                case SpendBy::Model:
                    return record.attempts[0].servedModel;
                case SpendBy::Tags:
                    return tagSet(record.call);
                case SpendBy::CostCentre:
                    return record.call.costCentre;
                case SpendBy::Provider:
                    break;
            }
            return record.attempts[0].provider;
        };
        for (const SpendBy by : {SpendBy::Team, SpendBy::User, SpendBy::Key, SpendBy::Model,
                                 SpendBy::Provider, SpendBy::Tags, SpendBy::CostCentre}) {
            std::vector<Timestamp> bounds{day(10, 30)};
            while (bounds.back() < day(11, 3)) {
                bounds.push_back(bounds.back() + minutes{15} * (1 + dice() % 40));
            }
            std::map<std::string, std::vector<std::int64_t>> expected;
            for (const ExchangeRecord& record : records) {
                auto& steps = expected[nameOf(record, by)];
                steps.resize(bounds.size() - 1);
                const auto after = std::ranges::upper_bound(bounds, record.startedAt);
                steps[std::size_t(after - bounds.begin()) - 1] += record.cost().nano();
            }
            const auto rows = ask({by, bounds, {}, false});
            QCOMPARE(rows.size(), expected.size());
            for (const SpendOf& row : rows) {
                const auto& steps = expected.at(row.name);
                std::int64_t sum = 0;
                for (std::size_t step = 0; step < steps.size(); ++step) {
                    QCOMPARE(row.steps[step].spent.nano(), steps[step]);
                    sum += steps[step];
                }
                QCOMPARE(row.sum.spent.nano(), sum);
            }
        }
    }

    // What was added up before teams were: it goes to the team that the key had.
    void aMonthOfAnOlderWeirIsBroughtUpToDate() {
        keep({call(day(9, 3), "search", 31)});
        m_book.reset();
        const auto file = m_folder->path() / "book" / "2026-08.db";
        {
            auto database = Database::open(file, Database::Mode::Create, kSoon);
            QVERIFY(database);
            constexpr std::size_t kBeforeTeams = 4;
            QVERIFY(database->migrate(std::span(kMonthSchema).first(kBeforeTeams)));
            QVERIFY(database->execute(
                "INSERT INTO exchange(id,node,started_at,state,marks,key_id,key,team,user,endpoint,"
                "model_asked,provider,model,status,pricing,cost,held,duration_us,record) VALUES"
                "(x'01','n',0,'Done',0,x'','old','ads','eve','','','p','m',200,'Priced',77,0,1,x''"
                ")"));
            QVERIFY(database->execute(
                "INSERT INTO rollup VALUES(strftime('%s','2026-08-04'),'old','p','m','Standard',0,"
                "1,0,0,0,1,5,0,0,0,0,0,6,0,0,0,77,0,0,0,0)"));
        }
        m_book = m_folder->open();
        const auto rows = ask({SpendBy::Team, {day(8, 1), day(10, 1)}, {}, false});
        QCOMPARE(namesOf(rows), (std::vector<std::string>{"ads", "search"}));
        QCOMPARE(rows[0].sum.spent, Money::fromNano(77));
        QCOMPARE(rows[0].sum.tokensOut, 6u);
        const auto again = ask({SpendBy::User, {day(8, 1), day(9, 1)}, {}, false});
        QCOMPARE(namesOf(again), std::vector<std::string>{"eve"});
        const auto tags = ask({SpendBy::Tags, {day(8, 1), day(9, 1)}, {}, false});
        QCOMPARE(namesOf(tags), std::vector{std::string(kNotRecorded)});
        QCOMPARE(tags[0].sum.spent, Money::fromNano(77));
    }

    void whatACrashCutOffIsStillSetAside() {
        m_clock.set(day(11, 3));
        {
            Journal& journal = m_book->addJournal();
            QVERIFY(journal.intent(test::begunRecord(m_clock, m_random)));  // of search; 5,000
            auto other = test::begunRecord(m_clock, m_random);
            other.team = "ads";
            other.call.tags = {"eu", "lab"};
            other.call.costCentre = "4711";
            QVERIFY(journal.intent(other));
            auto ended = test::begunRecord(m_clock, m_random);
            QVERIFY(journal.intent(ended));
            test::endWell(ended, {.outText = 1, .source = Source::Reported}, Money::fromNano(70));
            journal.outcome(ended);
        }
        m_book.reset();
        m_book = m_folder->open();
        SpendQuery query{SpendBy::Team, {day(11, 3), day(11, 4)}, {}, false};
        QCOMPARE(heldIn(query), Money::fromNano(10'000));
        QCOMPARE(m_book->unsettled(query)->front().startedAt, day(11, 3));
        query.only = {{SpendBy::Team, "search"}};
        QCOMPARE(heldIn(query), Money::fromNano(5'000));
        query.only = {{SpendBy::CostCentre, "4711"}};
        QCOMPARE(heldIn(query), Money::fromNano(5'000));
        query.tag = "lab";
        QCOMPARE(heldIn(query), Money::fromNano(5'000));
        query.tag = "other";
        QCOMPARE(heldIn(query), Money());
        query = {SpendBy::Team, {}, {}, false};
        query.bounds = {day(11, 4), day(11, 5)};
        QCOMPARE(heldIn(query), Money());
    }

    void aMonthThatCannotBeReadIsNamed() {
        const auto file = m_folder->path() / "book" / "2026-08.db";
        std::ofstream(file) << std::string(4096, 'x');
        const auto failed = m_book->spend({SpendBy::Team, {day(8, 1), day(9, 1)}, {}, false});
        QVERIFY(!failed);
        QVERIFY2(failed.error().message.starts_with(file.string()), failed.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestSpend)
#include "test_spend.moc"
