// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <map>

#include "engine/books/journal.hpp"
#include "engine/books/journal/record_codec.hpp"
#include "engine/books/recovery.hpp"
#include "tests/engine/books/file_size_limit.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

class TestJournal : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_folder;
    test::FakeClock m_clock;
    test::SeededRandom m_random{3};

    std::unique_ptr<Journal> journal(JournalLimits limits = {}) {
        return std::make_unique<Journal>(m_folder, "0001", limits, [] {});
    }

    // Everything that can be read now, as kinds and records.
    static std::vector<std::pair<EntryKind, ExchangeRecord>> readAll(Journal& journal) {
        std::string bytes;
        for (std::size_t before = 1; bytes.size() != before;) {
            before = bytes.size();
            if (!journal.read(bytes, 1000)) {
                return {};
            }
        }
        std::vector<std::pair<EntryKind, ExchangeRecord>> entries;
        for (std::string_view rest = bytes; const auto entry = takeEntry(rest);) {
            entries.emplace_back(entry->kind, *decodeRecord(entry->body));
        }
        return entries;
    }

    // What a start after a crash would book: state by exchange.
    static std::map<Id, ExchangeState> recovered(const std::filesystem::path& folder) {
        std::map<Id, ExchangeState> states;
        const auto files = journalFiles(folder);
        const auto done = recoverJournals(files, [&](std::span<const Booking> bookings) {
            for (const Booking& booking : bookings) {
                states.emplace(booking.record.id, booking.record.state);
            }
            return Result<void>();
        });
        return done ? states : std::map<Id, ExchangeState>();
    }

    // Where the entries of a file end; while a journal writes it, zeros follow.
    static std::uintmax_t endOfEntries(const std::filesystem::path& file) {
        std::ifstream stream(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        std::string_view rest = bytes;
        while (takeEntry(rest)) {
        }
        return bytes.size() - rest.size();
    }

private slots:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    void whatIsWrittenIsReadOnce() {
        auto log = journal();
        auto record = test::begunRecord(m_clock, m_random);
        QVERIFY(log->intent(record));
        const auto begun = record;
        test::endWell(record, {.outText = 1, .source = Source::Reported}, Money::fromNano(5));
        log->outcome(record);
        const auto entries = readAll(*log);
        QCOMPARE(entries.size(), 2u);
        QCOMPARE(entries[0], std::pair(EntryKind::Intent, begun));
        QCOMPARE(entries[1], std::pair(EntryKind::Outcome, record));
        log->rewind();
        QCOMPARE(readAll(*log), entries);
        log->taken();
        log->rewind();
        QVERIFY(readAll(*log).empty());
    }

    void nothingIsLeftWhenAllIsTaken() {
        {
            auto log = journal();
            log->outcome(test::doneRecord(m_clock, m_random));
            QCOMPARE(journalFiles(m_folder).size(), 1u);
            readAll(*log);
            log->taken();
        }
        QVERIFY(journalFiles(m_folder).empty());
        {
            auto log = journal();
            log->outcome(test::doneRecord(m_clock, m_random));
        }
        QCOMPARE(journalFiles(m_folder).size(), 1u);
    }

    void openCallsMoveToTheNextSegment() {
        std::vector<ExchangeRecord> open;
        {
            auto log = journal({.segmentBytes = 3000});
            for (int i = 0; i < 3; ++i) {
                open.push_back(test::begunRecord(m_clock, m_random));
                QVERIFY(log->intent(open.back()));
            }
            for (int i = 0; i < 60; ++i) {
                log->outcome(test::doneRecord(m_clock, m_random));
                readAll(*log);
                log->taken();
            }
            QCOMPARE(journalFiles(m_folder).size(), 1u);
            log->outcome(open[0]);
        }
        auto states = recovered(m_folder);
        QCOMPARE(states[open[0].id], ExchangeState::Pending);  // as the outcome said
        QCOMPARE(states[open[1].id], ExchangeState::Unsettled);
        QCOMPARE(states[open[2].id], ExchangeState::Unsettled);
    }

    // Files are claimed from the disk in steps of some hundred KB.
    void manyEntriesAreReadInTheirOrder() {
        constexpr std::size_t kEntries = 3000;
        std::vector<Id> ids;
        {
            auto log = journal();
            for (std::size_t i = 0; i < kEntries; ++i) {
                const auto record = test::doneRecord(m_clock, m_random);
                ids.push_back(record.id);
                log->outcome(record);
            }
            const auto entries = readAll(*log);
            QCOMPARE(entries.size(), kEntries);
            for (std::size_t i = 0; i < kEntries; ++i) {
                QCOMPARE(entries[i].second.id, ids[i]);
            }
            // As a process would find it that was killed now, with the rest of a step behind.
            QCOMPARE(recovered(m_folder).size(), kEntries);
        }
        QVERIFY(std::filesystem::file_size(journalFiles(m_folder)[0]) > 600'000);
        QCOMPARE(recovered(m_folder).size(), kEntries);
    }

    void theLaterIntentTellsMore() {
        auto record = test::begunRecord(m_clock, m_random);
        {
            auto log = journal();
            QVERIFY(log->intent(record));
            record.attempts[0].sign = AttemptSign::Failed;
            record.attempts[0].outcome = "429 rate limited";
            record.attempts.push_back(record.attempts[0]);
            record.attempts[1].sign = AttemptSign::Running;
            record.attempts[1].outcome.clear();
            QVERIFY(log->intent(record));
        }
        std::vector<ExchangeRecord> booked;
        const auto files = journalFiles(m_folder);
        QVERIFY(recoverJournals(files, [&](std::span<const Booking> bookings) {
            for (const Booking& booking : bookings) {
                booked.push_back(booking.record);
                // What is kept is what is said.
                Q_ASSERT(decodeRecord(booking.encoded) == booking.record);
            }
            return Result<void>();
        }));
        QCOMPARE(booked.size(), 1u);
        QCOMPARE(booked[0].state, ExchangeState::Unsettled);
        QCOMPARE(booked[0].attempts[0].outcome, std::string("429 rate limited"));
        QVERIFY(booked[0].attempts[1].outcome.starts_with("not known"));
    }

    void aFileCutAnywhereKeepsWhatIsWhole() {
        std::vector<Id> ids;
        std::vector<std::uintmax_t> ends;
        {
            auto log = journal();
            for (int i = 0; i < 4; ++i) {
                auto record = test::begunRecord(m_clock, m_random);
                ids.push_back(record.id);
                QVERIFY(log->intent(record));
                ends.push_back(endOfEntries(journalFiles(m_folder)[0]));
                test::endWell(record, {}, Money());
                log->outcome(record);
                ends.push_back(endOfEntries(journalFiles(m_folder)[0]));
            }
        }
        const auto file = journalFiles(m_folder)[0];
        QCOMPARE(std::filesystem::file_size(file), ends.back());
        for (std::uintmax_t size = ends.back() + 1; size-- > 0;) {
            std::filesystem::resize_file(file, size);
            const auto states = recovered(m_folder);
            for (std::size_t i = 0; i < ids.size(); ++i) {
                const auto state = states.find(ids[i]);
                QCOMPARE(state != states.end(), ends[2 * i] <= size);
                if (state != states.end()) {
                    QCOMPARE(state->second, ends[2 * i + 1] <= size ? ExchangeState::Done
                                                                    : ExchangeState::Unsettled);
                }
            }
        }
    }

    // After a loss of power any page of a file may be as it was before.
    void aHoleCostsOnlyWhatStoodInIt() {
        std::vector<std::uintmax_t> ends{0};
        {
            auto log = journal();
            for (int i = 0; i < 5; ++i) {
                log->outcome(test::doneRecord(m_clock, m_random));
                ends.push_back(endOfEntries(journalFiles(m_folder)[0]));
            }
        }
        const auto file = journalFiles(m_folder)[0];
        {
            std::fstream hole(file, std::ios::binary | std::ios::in | std::ios::out);
            hole.seekp(static_cast<std::streamoff>(ends[1] + 5));
            hole << std::string(ends[3] - ends[1] - 5, '\0');
        }
        std::size_t booked = 0;
        std::uintmax_t damaged = 0;
        QVERIFY(recoverJournals(
            journalFiles(m_folder),
            [&](std::span<const Booking> bookings) {
                booked += bookings.size();
                return Result<void>();
            },
            [&](std::string_view bytes) {
                damaged += bytes.size();
                return Result<void>();
            }));
        QCOMPARE(booked, 3u);
        QCOMPARE(damaged, ends[3] - ends[1]);
    }

    void aJournalOfANewerWeirIsNotThrownAway() {
        std::string bytes;
        beginEntry(bytes, EntryKind::Outcome);
        bytes += "\x7fsomething else";
        finishEntry(bytes, 0);
        std::ofstream(m_folder / "0001-000001.journal", std::ios::binary) << bytes;
        const auto files = journalFiles(m_folder);
        const auto done =
            recoverJournals(files, [](std::span<const Booking>) { return Result<void>(); });
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Unsupported);
    }

    void aFullDiskIsBridgedInMemory() {
        auto log = journal({.heldBytes = 4000});
        const auto before = test::begunRecord(m_clock, m_random);
        std::vector<Id> held;
        {
            const test::FileSizeLimit full(1000);
            QVERIFY(log->intent(before));
            QVERIFY(!log->holds());
            Result<void> refused;
            while (refused) {
                const auto record = test::begunRecord(m_clock, m_random);
                refused = log->intent(record);
                if (refused) {
                    held.push_back(record.id);
                }
                QVERIFY(held.size() < 50);
            }
            QVERIFY(log->holds());
            QCOMPARE(refused.error().code, ErrorCode::Unavailable);
            log->outcome(before);  // an outcome is kept all the same
            QVERIFY(!log->writeHeld());
        }
        QVERIFY(held.size() > 5);
        QVERIFY(log->writeHeld());
        QVERIFY(!log->holds());
        const auto entries = readAll(*log);
        QCOMPARE(entries.size(), held.size() + 2);
        QCOMPARE(entries.back().first, EntryKind::Outcome);
        for (std::size_t i = 0; i < held.size(); ++i) {
            QCOMPARE(entries[i + 1].second.id, held[i]);
        }
    }

    void tooMuchWaitingIsRefused() {
        auto log = journal({.segmentBytes = 1000, .waitingBytes = 5000});
        Result<void> refused;
        for (int i = 0; i < 100 && refused; ++i) {
            refused = log->intent(test::begunRecord(m_clock, m_random));
        }
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        const auto entries = readAll(*log);
        QVERIFY(entries.size() > 5);
        log->taken();
        QVERIFY(log->intent(test::begunRecord(m_clock, m_random)));
    }

    void anEntryMayBeLongerThanAPiece() {
        auto log = journal();
        auto record = test::doneRecord(m_clock, m_random);
        record.error = std::string(5000, 'e');
        log->outcome(record);
        log->outcome(test::doneRecord(m_clock, m_random));
        QCOMPARE(readAll(*log).size(), 2u);
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "test_journal.moc"
