// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "engine/base/local_zone.hpp"
#include "engine/books/book.hpp"
#include "engine/books/traffic.hpp"
#include "engine/control/admin/filter/filter.hpp"
#include "engine/control/admin/sessions.hpp"
#include "engine/control/admin/wait.hpp"
#include "engine/control/handlers/filter_facts.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "tests/contract/filter_samples.hpp"
#include "tests/contract/sample.hpp"
#include "tests/contract/transports.hpp"
#include "tests/engine/books/data_folder.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::admin;
using namespace std::chrono_literals;
using test::Transport;

// Calls that are booked are found again: the same rows, by the same filter, as while they were
// live.
class TestOlderTraffic : public QObject {
    Q_OBJECT

    static constexpr Milliseconds kSoon{20'000};
    static constexpr std::size_t kCalls = 400;

    test::FakeClock m_clock;
    test::SeededRandom m_random{7};
    std::mt19937 m_dice{7};
    std::unique_ptr<test::DataFolder> m_folder;
    std::unique_ptr<books::Book> m_book;
    std::unique_ptr<books::Traffic> m_traffic;
    Log m_log{m_clock, [](std::string_view) {}};
    std::unique_ptr<books::BodyShelf> m_shelf;  // empty
    books::Journal* m_journal = nullptr;
    HandlerTable m_table;

    template <class T>
    const T& oneOf(const std::vector<T>& values) {
        return values[m_dice() % values.size()];
    }
    std::int64_t below(std::uint32_t bound) { return m_dice() % bound; }

    books::ExchangeRecord randomRecord() {
        auto record = test::begunRecord(m_clock, m_random);
        record.state =
            oneOf<ExchangeState>({ExchangeState::Done, ExchangeState::Done, ExchangeState::Failed,
                                  ExchangeState::Cancelled, ExchangeState::Refused,
                                  ExchangeState::Blocked, ExchangeState::Unsettled});
        record.marks = oneOf<Mark>(
            {Mark::None, Mark::Cached, Mark::Simulated, Mark::FellBack | Mark::Simulated});
        record.key = oneOf<std::string>({"search-prod", "Search-Prod", "agents", ""});
        record.team = oneOf<std::string>({"ads", "Search", ""});
        record.user = oneOf<std::string>({"ada", "gr\u00fcn", "GR\u00dcN", ""});
        record.session = oneOf<std::string>({"run-1", "run-2", ""});
        record.endpoint = oneOf<std::string>({"/v1/chat/completions", "/v1/messages"});
        record.modelAsked = oneOf<std::string>({"gpt-4o-mini", "claude", "auto"});
        record.stream = below(2) == 1;
        record.status = oneOf<std::uint16_t>({0, 200, 200, 404, 429, 503});
        record.durationUs = oneOf<std::int64_t>({-1, 400'000, 2'000'000, 3'000'000});
        record.firstTokenUs = oneOf<std::int64_t>({-1, 90'000, 100'000, 200'000});
        record.error = oneOf<std::string>({"", "connection reset", "503 from every target"});
        record.call.judged.task = oneOf<std::string>({"", "code", "unknown"});
        record.call.tags = oneOf<std::vector<std::string>>({{}, {"eu"}, {"eu", "core"}});
        record.call.costCentre = oneOf<std::string>({"", "4711"});
        record.call.judged.complexity = oneOf<std::string>({"", "hard", "simple"});
        record.attempts.resize(static_cast<std::size_t>(below(4)), record.attempts.front());
        for (books::AttemptRecord& attempt : record.attempts) {
            attempt.id = Id::make(m_clock, m_random);
            attempt.sign = oneOf<AttemptSign>({AttemptSign::Served, AttemptSign::Failed});
            attempt.provider = oneOf<std::string>({"openai", "OpenAI", "azure", "anthropic", ""});
            attempt.model = oneOf<std::string>({"gpt-4o-mini", "openai/gpt-4o", "claude"});
            attempt.servedModel = oneOf<std::string>({"", "gpt-4o-mini-2024"});
            attempt.usage = {
                .inUncached = static_cast<std::uint64_t>(below(200)),
                .source = oneOf<Source>({Source::Unknown, Source::Estimated, Source::Reported})};
            attempt.pricing = oneOf<Pricing>({Pricing::Priced, Pricing::Free, Pricing::Unpriced});
            attempt.cost = attempt.pricing == Pricing::Priced && attempt.settles()
                               ? Money::fromNano(below(20'000))
                               : Money();
        }
        return record;
    }

    void book(const books::ExchangeRecord& record) {
        m_journal->outcome(record);
        m_traffic->finish(record);
    }

    // A day around the end of a month, with calls that began before midnight and got their id
    // after.
    void fill() {
        m_clock.set(std::chrono::sys_days{std::chrono::year{2026} / 10 / 31} + 12h);
        for (std::size_t each = 0; each < kCalls; ++each) {
            auto record = randomRecord();
            if (below(2) == 1) {
                record.startedAt -= Microseconds(below(2'000'000));
            }
            book(record);
            m_clock.advance(Microseconds(below(2 * 24 * 3'600 / kCalls * 1'000'000)));
        }
        m_clock.set(std::chrono::sys_days{std::chrono::year{2026} / 11 / 1} - 1s);
        for (std::size_t each = 0; each < 40; ++each) {
            auto record = randomRecord();
            record.startedAt = m_clock.now() - Microseconds(below(1'000'000));
            book(record);
            m_clock.advance(50ms);
        }
        QVERIFY(m_book->flush(kSoon));
    }

    std::vector<ExchangeRow> live(const std::string& filter) {
        std::vector<ExchangeRow> rows;
        m_table.handle(codecOf<ListTraffic>(), Role::Read, ListTraffic{0, 5000},
                       [&](Result<std::any> reply) {
                           rows = std::any_cast<TrafficBatch>(*std::move(reply)).rows;
                       });
        const auto parsed = Filter::parse(filter, {m_clock.now(), localOffset});
        std::erase_if(rows, [&](ExchangeRow& row) {
            row.sequence = 0;
            return !std::get<Filter>(parsed).matches(row);
        });
        std::ranges::sort(rows, std::greater<>(), &ExchangeRow::id);
        return rows;
    }

    std::vector<ExchangeRow> older(AdminClient& client, ListOlderTraffic operation) {
        std::vector<ExchangeRow> rows;
        for (int page = 0; page < 2'000; ++page) {
            const auto reply = callAndWait(client, operation);
            if (!reply) {
                qFatal("%s", reply.error().message.c_str());
            }
            rows.insert(rows.end(), reply->rows.begin(), reply->rows.end());
            if (reply->atEnd) {
                return rows;
            }
            if (!operation.before.empty() && reply->next >= operation.before) {
                qFatal("the pages do not go on");
            }
            operation.before = reply->next;
        }
        qFatal("the pages have no end");
    }

    static QByteArray json(const std::vector<ExchangeRow>& rows) {
        return QByteArray::fromStdString(boost::json::serialize(toJson(rows)));
    }

    std::string randomFilter(int depth) {
        if (depth == 0 || below(3) == 0) {
            return test::kConditions[m_dice() % std::size(test::kConditions)];
        }
        const std::string left = randomFilter(depth - 1);
        switch (below(3)) {
            case 0:
                return "not (" + left + ")";
            case 1:
                return "(" + left + ") or (" + randomFilter(depth - 1) + ")";
            default:
                return "(" + left + ") (" + randomFilter(depth - 1) + ")";
        }
    }

    static void bothKinds() {
        QTest::addColumn<Transport::Kind>("kind");
        QTest::newRow("in process") << Transport::Kind::InProcess;
        QTest::newRow("socket") << Transport::Kind::Socket;
    }

private slots:
    void initTestCase() {
        m_folder = std::make_unique<test::DataFolder>(m_clock);
        m_clock.set(std::chrono::sys_days{std::chrono::year{2026} / 10 / 31});
        m_book = m_folder->open();
        m_journal = &m_book->addJournal();
        m_traffic = std::make_unique<books::Traffic>();
        m_shelf = std::make_unique<books::BodyShelf>(m_folder->path() / "bodies", m_clock, m_log);
        control::addTrafficHandlers(m_table, {*m_traffic, *m_book, *m_shelf, m_clock,
                                              [](const std::function<void()>& work) { work(); }});
        fill();
    }
    void cleanupTestCase() {
        m_shelf.reset();
        m_book.reset();
        m_folder.reset();
    }

    void theRowsAreThoseThatWereLive_data() { bothKinds(); }
    void theRowsAreThoseThatWereLive() {
        QFETCH(Transport::Kind, kind);
        Transport transport(kind, m_table);
        QVERIFY(transport.listening());
        const auto expected = live("");
        QCOMPARE(expected.size(), kCalls + 40);
        for (const std::uint32_t limit : {5000U, 500U, 7U}) {
            ListOlderTraffic operation;
            operation.limit = limit;
            QCOMPARE(json(older(transport.client(), operation)), json(expected));
        }
    }

    void aFilterFindsTheSameAsAmongLiveRows_data() { bothKinds(); }
    void aFilterFindsTheSameAsAmongLiveRows() {
        QFETCH(Transport::Kind, kind);
        Transport transport(kind, m_table);
        m_dice.seed(99);
        std::vector<std::string> filters(std::begin(test::kConditions),
                                         std::end(test::kConditions));
        for (int each = 0; each < 100; ++each) {
            filters.push_back(randomFilter(3));
        }
        std::size_t some = 0;
        for (const std::string& filter : filters) {
            ListOlderTraffic operation;
            operation.filter = filter;
            const auto expected = live(filter);
            const auto found = older(transport.client(), operation);
            QVERIFY2(json(found) == json(expected),
                     (filter + ": " + std::to_string(found.size()) + " instead of " +
                      std::to_string(expected.size()))
                         .c_str());
            some += expected.empty() || expected.size() == kCalls + 40 ? 0 : 1;
        }
        // A filter that lets through all or nothing shows little.
        QVERIFY(some > filters.size() / 2);
    }

    // No record is read in vain: what is let through for being looked at is what matches.
    void theFactsAloneDecideWhatTheyCanSay() {
        for (const std::string filter : test::kConditions) {
            if (std::ranges::any_of(test::kOfRecords,
                                    [&](const char* field) { return filter.starts_with(field); })) {
                continue;
            }
            const auto parsed = Filter::parse(filter, {m_clock.now(), localOffset});
            books::HistoryQuery query;
            query.facts = control::factsOf(std::get<Filter>(parsed).tree());
            query.mostSteps = 2 * kCalls;
            std::size_t read = 0;
            query.take = [&read](const books::ExchangeRecord&) {
                ++read;
                return false;
            };
            QVERIFY(m_book->history(query)->atEnd);
            QVERIFY2(read == live(filter).size(), filter.c_str());
        }
    }

    void anOlderCallIsKnownInDetail_data() { bothKinds(); }
    void anOlderCallIsKnownInDetail() {
        QFETCH(Transport::Kind, kind);
        // A gateway that was started again has none of them in memory.
        const books::Traffic nothing;
        HandlerTable table;
        control::addTrafficHandlers(table, {nothing, *m_book, *m_shelf, m_clock,
                                            [](const std::function<void()>& work) { work(); }});
        Transport transport(kind, table);
        const auto rows = live("attempts>1");
        QVERIFY(!rows.empty());
        const auto detail = callAndWait(transport.client(), GetExchange{rows.front().id});
        QVERIFY(detail);
        ExchangeRow row = detail->row;
        QCOMPARE(json({row}), json({rows.front()}));
        QCOMPARE(detail->attempts.size(), rows.front().path.size());
        QVERIFY(!detail->attempts.front().chosenBecause.empty());
        QVERIFY(!detail->candidates.empty());
        QVERIFY(!detail->bodiesKept);
    }

    void aRangeOfTimeIsExact() {
        Transport transport(Transport::Kind::InProcess, m_table);
        const auto all = live("");
        for (int each = 0; each < 50; ++each) {
            Timestamp since = all[m_dice() % all.size()].startedAt;
            Timestamp until = all[m_dice() % all.size()].startedAt;
            if (until < since) {
                std::swap(since, until);
            }
            auto expected = all;
            std::erase_if(expected, [&](const ExchangeRow& row) {
                return row.startedAt < since || row.startedAt >= until;
            });
            ListOlderTraffic operation;
            operation.since = since;
            operation.until = until;
            operation.limit = 30;
            QCOMPARE(json(older(transport.client(), operation)), json(expected));
        }
    }

    // A file of a month that the filter has nothing to do with is no file of the books at all, and
    // nobody notices.
    void monthsOutOfTheTimesOfAFilterAreNotOpened() {
        const auto broken = m_folder->path() / "book" / "2026-03.db";
        std::ofstream(broken) << "This is no database, and long enough to be seen to be none.";
        Transport transport(Transport::Kind::InProcess, m_table);
        ListOlderTraffic operation;
        operation.limit = 5000;
        for (const char* filter : {"since:2026-10", "since:2026-10-31 key:search",
                                   "since:2026-11 or (since:2026-10-30 team:ads)", "until:2026-02",
                                   "since:2026-10-31,2026-11-01", "since:1h until:2h"}) {
            operation.filter = filter;
            const auto reply = callAndWait(transport.client(), operation);
            QVERIFY2(reply, filter);
            QVERIFY2(reply->atEnd, filter);
        }
        for (const char* filter : {"", "since:2026-03", "until:2026-10 ", "-since:2026-10",
                                   "since:2026-10 or team:ads", "since:2026-10,2026-03-02"}) {
            operation.filter = filter;
            auto failed = callAndWait(transport.client(), operation);
            while (failed && !failed->atEnd) {
                operation.before = failed->next;
                failed = callAndWait(transport.client(), operation);
            }
            operation.before = {};
            QVERIFY2(!failed, filter);
        }
        // Whoever looks at what there is goes on, and is told of the file.
        operation.filter = "";
        operation.passOver = true;
        std::size_t rows = 0;
        std::set<std::string> unread;
        for (bool end = false; !end;) {
            const auto page = callAndWait(transport.client(), operation);
            QVERIFY(page);
            rows += page->rows.size();
            unread.insert(page->unread.begin(), page->unread.end());
            operation.before = page->next;
            end = page->atEnd;
        }
        QCOMPARE(rows, live("").size());
        QCOMPARE(unread.size(), std::size_t(1));
        QVERIFY(unread.begin()->find("2026-03.db is damaged") != std::string::npos);
        AddUpSessions sums;
        sums.sessions = {"run-1"};
        std::set<std::string> unreadToo;
        for (bool end = false; !end;) {
            const auto piece = callAndWait(transport.client(), sums);
            QVERIFY(piece);
            unreadToo.insert(piece->unread.begin(), piece->unread.end());
            sums.before = piece->next;
            end = piece->atEnd;
        }
        QVERIFY(unreadToo == unread);
        std::filesystem::remove(broken);
    }

    // In pieces, and from any place: what they add up to is what the rows do.
    void sessionsAreAddedUp_data() { bothKinds(); }
    void sessionsAreAddedUp() {
        QFETCH(Transport::Kind, kind);
        Transport transport(kind, m_table);
        const auto all = live("");
        for (const Id before : {Id(), all[all.size() / 3].id}) {
            std::map<std::string, SessionSum> expected;
            for (const ExchangeRow& row : all) {
                if (before.empty() || row.id < before) {
                    addCall(expected[row.session], row);
                }
            }
            AddUpSessions operation;
            operation.sessions = {"run-1", "RUN-2", "run-2"};
            operation.before = before;
            std::map<std::string, SessionSum> found;
            for (bool end = false; !end;) {
                const auto piece = callAndWait(transport.client(), operation);
                QVERIFY(piece);
                for (const SessionSum& sum : piece->sums) {
                    addSum(found[sum.session], sum);
                }
                operation.before = piece->next;
                end = piece->atEnd;
            }
            QCOMPARE(found.size(), std::size_t(2));
            QVERIFY(found["run-1"].calls > 20);
            QVERIFY(found["run-1"] == expected["run-1"]);
            QVERIFY(found["run-2"] == expected["run-2"]);
        }
        AddUpSessions tooMany;
        tooMany.sessions.resize(AddUpSessions::kMost + 1);
        QVERIFY(!callAndWait(transport.client(), tooMany));
    }

    void aLongSearchAnswersInPieces() {
        Transport transport(Transport::Kind::InProcess, m_table);
        ListOlderTraffic operation;
        operation.filter = "key:nobody-has-this";
        const auto reply = callAndWait(transport.client(), operation);
        QVERIFY(reply);
        QVERIFY(reply->rows.empty());

        books::HistoryQuery query;
        query.mostSteps = 10;
        query.mostRead = 10;
        query.take = [](const books::ExchangeRecord&) { return false; };
        const auto page = m_book->history(query);
        QVERIFY(page.ok());
        QVERIFY(!page->atEnd);
        QVERIFY(page->next > live("").back().id);
    }

    void aWrongFilterIsSaidToBeOne() {
        Transport transport(Transport::Kind::InProcess, m_table);
        ListOlderTraffic operation;
        operation.filter = "cost>>1";
        const auto reply = callAndWait(transport.client(), operation);
        QVERIFY(!reply);
        QVERIFY(reply.error().code == ErrorCode::Invalid);
        QVERIFY(QString::fromStdString(reply.error().message)
                    .contains(QStringLiteral("a number is expected after")));
    }

    // First those whose wordings lack tags and cost centre, then those without wordings, then those
    // whose index has no sessions, then those without one.
    void aMonthFromBeforeTheIndexIsReadToo() {
        const std::string filters[] = {"state:failed", "session:run-1", "-session:run-1",
                                       "session:run-1 or state:failed", "reset"};
        const char* const olderForms[] = {
            "ALTER TABLE wording DROP COLUMN tags; ALTER TABLE wording DROP COLUMN cost_centre;"
            "PRAGMA user_version=6",
            "DROP INDEX exchange_facts; DROP TABLE wording;"
            "ALTER TABLE exchange DROP COLUMN wording;"
            "CREATE INDEX exchange_facts ON exchange (id, started_at, state, status, key, provider,"
            "  team, user, endpoint, pricing, cost, duration_us, session);"
            "PRAGMA user_version=5",
            "DROP INDEX exchange_facts;"
            "ALTER TABLE exchange DROP COLUMN session;"
            "CREATE INDEX exchange_facts ON exchange (id, started_at, state, status, key, provider,"
            "  team, user, endpoint, pricing, cost, duration_us);"
            "PRAGMA user_version=3",
            "DROP INDEX exchange_facts; PRAGMA user_version=2"};
        for (const char* form : olderForms) {
            for (const char* name : {"2026-10.db", "2026-11.db"}) {
                auto database = books::Database::open(m_folder->path() / "book" / name,
                                                      books::Database::Mode::Create, kSoon);
                QVERIFY(database->execute(form));
            }
            for (const std::string& filter : filters) {
                Transport transport(Transport::Kind::InProcess, m_table);
                ListOlderTraffic operation;
                operation.filter = filter;
                QCOMPARE(json(older(transport.client(), operation)), json(live(filter)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestOlderTraffic)
#include "test_older_traffic.moc"
