// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <utility>

#include "engine/base/tag_set.hpp"
#include "engine/books/journal/crc32c.hpp"
#include "engine/books/journal/entry.hpp"
#include "engine/books/journal/record_codec.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;
using test::encodedRecord;
using test::firstDifference;

class TestRecordCodec : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    test::SeededRandom m_random{1};

private slots:
    void checksumsLikeTheStandard() {
        // RFC 3720 B.4 and the check value of CRC-32C.
        for (std::size_t size = 0; size < 40; ++size) {
            const std::string bytes = std::string(size, 'w') + "\x01\xff";
            QCOMPARE(crc32c(bytes), crc32cByTables(bytes));
        }
        QCOMPARE(crc32c("123456789"), 0xe3069283u);
        QCOMPARE(crc32c(std::string(32, '\0')), 0x8a9136aau);
        QCOMPARE(crc32c(std::string(32, '\xff')), 0x62a8ab43u);
        QCOMPARE(crc32c(""), 0u);
    }

    void whatIsWrittenIsRead() {
        auto record = test::doneRecord(m_clock, m_random);
        record.marks = Mark::FellBack | Mark::Simulated;
        record.attempts.insert(record.attempts.begin(), AttemptRecord());
        record.attempts.front().sign = AttemptSign::Failed;
        record.attempts.front().cost = Money::fromNano(-7);
        record.attempts.front().saved = Money::fromNano(-3);
        record.phases = {{"decide", 1, 2}};
        QCOMPARE(decodeRecord(encodedRecord(record)), record);
        QCOMPARE(decodeRecord(encodedRecord(ExchangeRecord())), ExchangeRecord());
    }

    // Older forms lack what came later; all else stands where it stood.
    void olderFormsAreReadToo() {
        auto record = test::doneRecord(m_clock, m_random);
        record.session.clear();
        record.call = {};
        record.route.clear();
        const std::string now = encodedRecord(record);
        auto routed = record;
        routed.route = "night";
        auto inRun = record;
        inRun.session = "run-7";
        const std::size_t route = firstDifference(record, routed);
        const std::size_t session = firstDifference(record, inRun);

        // Of what the decision knew, nothing takes a byte for each of twelve fields, five of the
        // judgement, one of the budget and one of the cost centre; the route behind them is one
        // more. Nothing is known of what the budget had left: -1, another byte; of caches, two; of
        // the metadata, one; and of headers, two.
        constexpr std::size_t kCallFields = 12;
        constexpr std::size_t kJudgedFields = 5;
        constexpr std::size_t kWarmFields = 2;
        constexpr std::size_t kNamedFields = 3;
        constexpr std::size_t kLaterFields = kJudgedFields + 3 + kWarmFields + kNamedFields;
        // Which price it was: two texts, a time and a factor of two bytes.
        auto priced = record;
        priced.attempts.front().pricedBy.own = "mine";
        const std::string eleventh = test::encodedAsEleventh(record);
        const auto without = [&](char form, std::size_t fields) {
            std::string older = eleventh;
            older[0] = form;
            older.erase(route - fields, fields);
            return older;
        };
        // Targets that were looked at are none here; the test below has one.
        const std::string tenth = without(10, kNamedFields - 1);
        const std::string ninth = without(9, kNamedFields);
        const std::string eighth = without(8, kNamedFields + kWarmFields);
        const std::string seventh = without(7, kNamedFields + kWarmFields + 1);
        const std::string sixth = without(6, kNamedFields + kWarmFields + 2);
        const std::string fifth = without(5, kNamedFields + kWarmFields + 3);
        const std::string fourth = without(4, kLaterFields);
        std::string third = eleventh;
        third[0] = 3;
        third.erase(firstDifference(record, priced), 5);
        third.erase(route - kLaterFields, kLaterFields);
        std::string second = third;
        second[0] = 2;
        second.erase(route - kLaterFields - kCallFields, kCallFields + 1);
        std::string first = second;
        first[0] = 1;
        first.erase(session, 1);  // the length of a session that is empty
        for (const std::string& form : {first, second, third, fourth, fifth, sixth, seventh, eighth,
                                        ninth, tenth, eleventh}) {
            ExchangeRecord read = test::doneRecord(m_clock, m_random);
            read.session = "left over";
            read.route = "left over";
            read.call.known = true;
            read.call.judged.task = "left over";
            read.call.degradedBy = "left over";
            read.call.budgetLeft = 7;
            read.call.warmKnown = true;
            read.call.warm = {{"left/over", 1, Timestamp()}};
            read.call.metadata = {{"left", "over"}};
            read.call.headersAsked = {"left"};
            read.call.headers = {{"left", "over"}};
            read.call.costCentre = "left over";
            read.attempts.front().pricedBy.own = "left over";
            read.attempts.front().saved = Money::fromNano(7);
            QVERIFY(decodeRecord(form, read));
            // The seventh knows the team: that it has neither tags nor a cost centre.
            const bool knowsTeam = form[0] >= 7;
            const std::string ofTeam(knowsTeam ? std::string_view() : kNotRecorded);
            QCOMPARE(tagSet(read.call), ofTeam);
            QCOMPARE(std::exchange(read.call.costCentre, {}), ofTeam);
            QCOMPARE(read, record);
            QCOMPARE(encodedRecord(read), now);
        }
    }

    void whatWasDecidedByIsKept() {
        auto record = test::doneRecord(m_clock, m_random);
        record.route = "night";
        record.call = {.known = true,
                       .tokens = 1'200,
                       .maxTokens = 64,
                       .messages = 3,
                       .tools = true,
                       .images = false,
                       .audio = true,
                       .files = false,
                       .structured = true,
                       .tier = "gold",
                       .tags = {"eu", "core"},
                       .costCentre = "4711",
                       .seen = {{"openai/gpt-5", 310'000, 4, 11'700}, {"x/y", -1, 0}},
                       .judged = {.task = "code",
                                  .complexity = "unknown",
                                  .taskPercent = 83,
                                  .complexityPercent = 41,
                                  .because = "a diff"},
                       .degradedBy = "search",
                       .budgetLeft = 12,
                       .warmKnown = true,
                       .warm = {{"openai/gpt-5", 12'400, m_clock.now()}},
                       .metadata = {{"feature", "chat"}, {"gone", "", false}},
                       .headersAsked = {"x-app", "x-gone"},
                       .headers = {{"x-app", "eval-7"}}};
        QCOMPARE(decodeRecord(encodedRecord(record)), record);
    }

    // What a strategy read before it knew how fast tokens come.
    void aTargetOfTheTenthFormHasNoTokenTime() {
        auto record = test::doneRecord(m_clock, m_random);
        record.call.known = true;
        record.call.seen = {{"a", 5, 1}};
        std::string tenth = test::encodedAsEleventh(record);
        auto paced = record;
        paced.call.seen[0].tokenP50Us = 3;
        auto asking = record;
        asking.call.headersAsked = {"a"};
        const std::size_t pace = firstDifference(record, paced);
        const std::size_t headers = firstDifference(record, asking);
        tenth[0] = 10;
        tenth.erase(headers, 2);
        tenth.erase(pace, 1);
        QCOMPARE(decodeRecord(tenth), record);
    }

    void headersStayInMemory() {
        auto record = test::doneRecord(m_clock, m_random);
        const std::string without = encodedRecord(record);
        record.requestHeaders.add("user-agent", "curl");
        record.attempts.front().requestHeaders.add("accept", "*/*");
        record.attempts.front().responseHeaders.add("server", "x");
        QCOMPARE(encodedRecord(record), without);
    }

    void extremesSurvive() {
        ExchangeRecord record;
        record.durationUs = std::numeric_limits<std::int64_t>::min();
        record.addedUs = std::numeric_limits<std::int64_t>::max();
        record.requestBytes = std::numeric_limits<std::uint64_t>::max();
        record.error = std::string("a\0b", 3);
        QCOMPARE(decodeRecord(encodedRecord(record)), record);
    }

    void aCutRecordIsNone() {
        const std::string bytes = encodedRecord(test::doneRecord(m_clock, m_random));
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            QVERIFY(!decodeRecord(std::string_view(bytes).substr(0, size)));
        }
        QVERIFY(!decodeRecord(bytes + '\0'));
    }

    void anyBytesAreReadSafely() {
        std::string bytes = encodedRecord(test::doneRecord(m_clock, m_random));
        for (int round = 0; round < 20'000; ++round) {
            std::string damaged = bytes;
            for (int i = 0; i < 3; ++i) {
                damaged[m_random.below(damaged.size())] = static_cast<char>(m_random.next());
            }
            if (const auto record = decodeRecord(damaged)) {
                // What is read is a record: it can be written and read again.
                QCOMPARE(decodeRecord(encodedRecord(*record)), record);
            }
        }
    }

    void entriesEndAtTheFirstDamage() {
        std::string bytes;
        for (int i = 0; i < 3; ++i) {
            const std::size_t begin = bytes.size();
            beginEntry(bytes, i == 1 ? EntryKind::Outcome : EntryKind::Intent);
            bytes += std::string(static_cast<std::size_t>(i) * 7, 'x');
            finishEntry(bytes, begin);
        }
        const auto entriesIn = [](std::string_view rest) {
            int count = 0;
            while (takeEntry(rest)) {
                ++count;
            }
            return count;
        };
        QCOMPARE(entriesIn(bytes), 3);
        QCOMPARE(entriesIn(bytes + std::string(100, '\0')), 3);
        const std::size_t ends[] = {9, 9 + 16, 9 + 16 + 23};
        QCOMPARE(bytes.size(), ends[2]);
        for (std::size_t place = 0; place < bytes.size(); ++place) {
            const auto whole = [&](std::size_t size) {
                return static_cast<int>(
                    std::ranges::count_if(ends, [size](std::size_t end) { return end <= size; }));
            };
            QCOMPARE(entriesIn(std::string_view(bytes).substr(0, place)), whole(place));
            std::string damaged = bytes;
            damaged[place] = static_cast<char>(damaged[place] ^ 0x40);
            QCOMPARE(entriesIn(damaged), whole(place));
        }
    }
};

QTEST_GUILESS_MAIN(TestRecordCodec)
#include "test_record_codec.moc"
