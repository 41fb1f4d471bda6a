// SPDX-License-Identifier: GPL-3.0-or-later
// How soon the first rows of a filter come out of the books: `bench_history [exchanges]`, a million
// unless told otherwise, of which the oldest are the rare ones. It asks as the window does, page by
// page, until one has a row, and prints the CPU of that, which is all it waits for once the file is
// in memory. Nothing here judges.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/control/admin/client.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "tests/bench/books/filled_book.hpp"
#include "tests/bench/lowest_cpu.hpp"
#include "tests/engine/books/records.hpp"

namespace {

using namespace weir;

// The first calls are rare ones: what looks for them has the longest way.
constexpr std::size_t kRare = 20;

books::ExchangeRecord recordOf(const Clock& clock, Random& random, std::size_t number) {
    static constexpr const char* kKeys[] = {"search-prod", "agents", "ci", "support-chat"};
    static constexpr const char* kProviders[] = {"openai", "anthropic", "azure-eu"};
    auto record = test::begunRecord(clock, random);
    record.key = number < kRare ? "nightly" : kKeys[number % std::size(kKeys)];
    record.attempts.front().provider = kProviders[number % std::size(kProviders)];
    // Forty calls of each key at a time are one run of an agent.
    record.session = "run-" + std::to_string(number / 160) + '-' + record.key;
    test::endWell(record, {.inUncached = 400, .outText = 80, .source = Source::Reported},
                  Money::fromNano(static_cast<std::int64_t>(number % 1'000) * 1'000));
    if (number < kRare || number % 1'000 == 999) {
        record.state = ExchangeState::Failed;
        record.status = number < kRare ? 504 : 503;
        record.error = number < kRare ? "the night was too short" : "503 from every target";
    }
    return record;
}

struct Found {
    double firstMs = 0;    // until the page with the first row was there
    double longestMs = 0;  // of one page
    int pages = 0;
    std::size_t rows = 0;  // of that page
};

Found look(const admin::HandlerTable& table, const std::string& filter) {
    Found found;
    admin::ListOlderTraffic operation;
    operation.filter = filter;
    operation.limit = 200;
    for (bool end = false; !end && found.rows == 0;) {
        const double before = bench::cpuUs();
        table.handle(admin::codecOf<admin::ListOlderTraffic>(), admin::Role::Read, operation,
                     [&](Result<std::any> reply) {
                         const auto page = std::any_cast<admin::OlderTraffic>(*std::move(reply));
                         found.rows = page.rows.size();
                         operation.before = page.next;
                         end = page.atEnd;
                     });
        const double took = (bench::cpuUs() - before) / 1e3;
        found.firstMs += took;
        found.longestMs = std::max(found.longestMs, took);
        ++found.pages;
    }
    return found;
}

int run(std::size_t count) {
    const auto filled = bench::FilledBook::make("bench_history", count, recordOf);
    if (filled == nullptr) {
        return 1;
    }
    const books::Traffic traffic;
    admin::HandlerTable table;
    const books::BodyShelf shelf(filled->folder() / "bodies", filled->clock(), filled->log());
    control::addTrafficHandlers(table, {traffic, filled->book(), shelf, filled->clock(),
                                        [](const std::function<void()>& work) { work(); }});

    std::printf("%zu exchanges; the first rows of a filter, of three times:\n", count);
    std::printf("%-34s %9s %9s %6s %5s\n", "filter", "first", "a page", "pages", "rows");
    for (const char* filter :
         {"", "provider:openai", "state:failed", "-state:done", "status>=500", "cost>0.0009",
          "key:nightly", "status=504", "provider:azure key:nightly", "-state:done status=504",
          "model:gpt-4o", "every target", "too short", "nightly", "-mark:simulated error:night",
          "session:run-0-", "model:nothing-like-it", "no-such-word"}) {
        Found best;
        for (int turn = 0; turn < 3; ++turn) {
            const Found found = look(table, filter);
            if (turn == 0 || found.firstMs < best.firstMs) {
                best = found;
            }
        }
        std::printf("%-34s %6.1f ms %6.1f ms %6d %5zu\n", filter, best.firstMs, best.longestMs,
                    best.pages, best.rows);
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    return run(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 1'000'000);
}
