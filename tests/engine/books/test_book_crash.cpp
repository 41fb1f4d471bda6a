// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>
#include <atomic>
#include <csignal>
#include <map>
#include <new>
#include <thread>

#include "engine/books/book.hpp"
#include "engine/books/recovery.hpp"
#include "tests/engine/books/data_folder.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;

#if defined(__SANITIZE_THREAD__)
// The gateway that is killed is a fork with threads of its own, which is refused by default.
extern "C" const char* __tsan_default_options() {
    return "die_after_fork=0";
}
#endif

namespace {

constexpr std::size_t kMost = 20'000;
// Sanitizers make each take a second, and look at the code rather than at the moments.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t kKills = 25;
#else
constexpr std::uint64_t kKills = 100;
#endif

// What the child has said to be written, in memory that outlives it.
struct Promises {
    std::atomic<std::uint64_t> steps;
    std::atomic<std::size_t> intents;
    std::atomic<std::size_t> outcomes;
    Id intent[kMost];
    Id outcome[kMost];
};

// A gateway under load until it is killed: calls that overlap, some that never end.
[[noreturn]] void runGateway(test::DataFolder& folder, Promises& promises, std::uint64_t seed) {
    const SystemClock clock;
    test::SeededRandom random(seed);
    BookOptions options;
    options.journal.segmentBytes = 20'000;
    const auto book = folder.open(options);
    Journal& journal = book->addJournal();
    std::deque<ExchangeRecord> open;
    for (std::size_t i = 0; i < kMost; ++i) {
        open.push_back(test::begunRecord(clock, random));
        if (journal.intent(open.back())) {
            promises.intent[i] = open.back().id;
            promises.intents.store(i + 1);
        }
        promises.steps.fetch_add(1);
        if (open.size() > 8) {
            ExchangeRecord record = std::move(open.front());
            open.pop_front();
            test::endWell(record, {.outText = 1, .source = Source::Reported}, Money::fromNano(3));
            journal.outcome(record);
            const std::size_t count = promises.outcomes.load();
            promises.outcome[count] = record.id;
            promises.outcomes.store(count + 1);
            promises.steps.fetch_add(1);
        }
    }
    ::_exit(0);
}

}  // namespace

class TestBookCrash : public QObject {
    Q_OBJECT

private slots:
    void nothingThatWasWrittenIsLost() {
        void* memory = ::mmap(nullptr, sizeof(Promises), PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        QVERIFY(memory != MAP_FAILED);
        const SystemClock clock;
        test::SeededRandom random(2026);
        std::size_t written = 0;
        for (std::uint64_t round = 0; round < kKills; ++round) {
            auto* promises = new (memory) Promises;
            test::DataFolder folder(clock);
            const std::uint64_t target = 1 + random.below(400);
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                runGateway(folder, *promises, round);
            }
            // At the step, and then somewhere within what it does next.
            while (promises->steps.load() < target && ::waitpid(child, nullptr, WNOHANG) == 0) {
                std::this_thread::yield();  // the child may have the same core
            }
            const Instant until = clock.instant() + Microseconds{random.below(300)};
            while (clock.instant() < until) {
            }
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);

            const auto book = folder.open();
            QCOMPARE(book->problem(), std::string());
            QCOMPARE(folder.disagreement(), std::string());
            QCOMPARE(folder.sum("SELECT count(*) FROM exchange WHERE state NOT IN "
                                "('Done','Unsettled')"),
                     0);
            // One more may have been written than was said to be.
            const auto isSaid = [](std::int64_t count, std::size_t said) {
                return count == static_cast<std::int64_t>(said) ||
                       count == static_cast<std::int64_t>(said) + 1;
            };
            const std::size_t intents = promises->intents;
            const std::size_t outcomes = promises->outcomes;
            QVERIFY(isSaid(folder.sum("SELECT count(*) FROM exchange"), intents));
            QVERIFY(
                isSaid(folder.sum("SELECT count(*) FROM exchange WHERE state='Done'"), outcomes));
            for (std::size_t i = outcomes < 3 ? 0 : outcomes - 3; i < outcomes; ++i) {
                const auto found = book->find(promises->outcome[i]);
                QVERIFY(found && *found);
                QCOMPARE((*found)->state, ExchangeState::Done);
            }
            for (std::size_t i = intents < 12 ? 0 : intents - 12; i < intents; ++i) {
                const auto found = book->find(promises->intent[i]);
                QVERIFY(found && *found);
            }
            QCOMPARE(folder.sum("SELECT count(*) FROM (SELECT * FROM pragma_integrity_check "
                                "WHERE integrity_check<>'ok')"),
                     0);
            if (round % 10 == 0) {
                QCOMPARE(folder.firstFault(), std::string());
            }
            QCOMPARE(folder.journalFiles(), 0u);
            written += intents;
        }
        QVERIFY(written > 10 * kKills);
        ::munmap(memory, sizeof(Promises));
    }
};

QTEST_GUILESS_MAIN(TestBookCrash)
#include "test_book_crash.moc"
