// SPDX-License-Identifier: GPL-3.0-or-later
// What remembering one exchange costs, in CPU of this process: `bench_books [exchanges]`.
// The io thread's part (intent, outcome, live table) and the book thread's are told apart by the
// clocks of the threads. Nothing here judges; it prints.

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/log.hpp"
#include "engine/books/book.hpp"
#include "engine/books/prices/cost.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/books/traffic.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/seeded_random.hpp"

namespace {

using namespace weir;
using namespace weir::books;

double threadMicros() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

double processMicros() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

struct Times {
    double make = 0;
    double price = 0;
    double journal = 0;
    double traffic = 0;
};

// Adds the CPU of a step to its sum.
template <class Step>
void timed(double& sum, Step step) {
    const double before = threadMicros();
    step();
    sum += threadMicros() - before;
}

void print(const char* what, double micros, std::size_t count) {
    std::printf("%-34s %6.2f us\n", what, micros / static_cast<double>(count));
}

int run(const std::filesystem::path& folder, std::size_t count) {
    const SystemClock clock;
    const Log log(clock, LogLevel::Warning);
    test::SeededRandom random(1);
    auto lock = FolderLock::acquire(folder);
    auto prices = PriceList::builtIn();
    if (!lock || !prices) {
        return 1;
    }
    BookOptions options;
    options.folder = folder;
    auto book = Book::open(options, *lock, clock, log);
    if (!book) {
        return 1;
    }
    Journal& journal = (*book)->addJournal();
    Traffic traffic;
    Times times;
    // The clock itself costs about as much as the smallest step.
    double clockCost = 0;
    for (std::size_t i = 0; i < count; ++i) {
        timed(clockCost, [] {});
    }
    const double before = processMicros();
    const double ownBefore = threadMicros();
    constexpr std::size_t kBatch = 100;
    std::vector<ExchangeRecord> records(kBatch);
    for (std::size_t done = 0; done < count; done += kBatch) {
        timed(times.make, [&] {
            for (ExchangeRecord& record : records) {
                record = test::begunRecord(clock, random);
                record.requestHeaders.add("user-agent", "openai-node 6.49");
                record.requestHeaders.add("content-type", "application/json");
                record.requestHeaders.add("authorization", "[redacted]");
            }
        });
        timed(times.traffic, [&] {
            for (const ExchangeRecord& record : records) {
                traffic.update(record);
            }
        });
        timed(times.journal, [&] {
            for (const ExchangeRecord& record : records) {
                if (!journal.intent(record)) {
                    std::fputs("refused\n", stderr);
                }
            }
        });
        timed(times.price, [&] {
            for (ExchangeRecord& record : records) {
                const Usage usage{.inUncached = 400,
                                  .inCacheRead = 100,
                                  .outText = 80,
                                  .source = Source::Reported};
                const Cost cost = costOf(prices->find({"openai", "api.openai.com"},
                                                      "gpt-4o-mini-2024-07-18", record.startedAt),
                                         usage);
                test::endWell(record, usage, cost.amount, cost.pricing);
            }
        });
        timed(times.journal, [&] {
            for (const ExchangeRecord& record : records) {
                journal.outcome(record);
            }
        });
        timed(times.traffic, [&] {
            for (ExchangeRecord& record : records) {
                traffic.finish(std::move(record));
            }
        });
    }
    const double own = threadMicros() - ownBefore;
    if (!(*book)->flush(Milliseconds{60'000})) {
        return 1;
    }
    const double all = processMicros() - before;
    const double written = all - own;
    std::printf("%zu exchanges, CPU each:\n", count);
    print("make the record (not counted)", times.make, count);
    print("price it, end it (not counted)", times.price, count);
    print("journal: intent and outcome", times.journal, count);
    print("book thread: rows and roll-ups", written, count);
    print("journal + book + roll-ups", times.journal + written, count);
    print("live table", times.traffic, count);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
    std::string name = (std::filesystem::temp_directory_path() / "weir-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        return 1;
    }
    const int result = run(name, count);
    std::filesystem::remove_all(name);
    return result;
}
