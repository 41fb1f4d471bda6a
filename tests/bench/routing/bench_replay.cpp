// SPDX-License-Identifier: GPL-3.0-or-later
// How fast calls are replayed out of the books: `bench_replay [exchanges]`, two hundred thousand
// unless told otherwise. A page at a time, as the window asks, on one thread. CPU time, of which
// the reading of the file is a part that is printed too. Nothing here judges.

#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/control/config/compile.hpp"
#include "engine/control/handlers/route_replay.hpp"
#include "tests/bench/books/filled_book.hpp"
#include "tests/bench/lowest_cpu.hpp"
#include "tests/bench/routing/many_routes.hpp"
#include "tests/engine/books/records.hpp"

namespace {

using namespace weir;

books::ExchangeRecord recordOf(const Clock& clock, Random& random, std::size_t number) {
    auto record = test::begunRecord(clock, random);
    record.modelAsked = "auto";
    record.key = "agents";
    record.team = "team-" + std::to_string(1 + number % 2'000);  // of half of them no route asks
    record.session = "run-" + std::to_string(number / 40);
    record.call.known = true;
    record.call.tokens = 3'000;
    record.attempts.front().provider = "sim";
    record.attempts.front().model = "a";
    record.candidates = {{"sim/a", "first of route", {}}, {"sim/b", "number 2 of route", {}}};
    test::endWell(record, {.inUncached = 400, .outText = 80, .source = Source::Reported},
                  Money::fromNano(1'000));
    return record;
}

// All of it, in microseconds of CPU; less than nothing: the books cannot be read.
template <class Read>
double pages(const Read& read) {
    const double before = bench::cpuUs();
    Id next = books::HistoryQuery().before;
    for (bool end = false; !end;) {
        const auto page = read(next);
        if (!page) {
            std::fprintf(stderr, "%s\n", page.error().message.c_str());
            return -1;
        }
        next = page->next;
        end = page->atEnd;
    }
    return bench::cpuUs() - before;
}

int run(std::size_t count) {
    const auto filled = bench::FilledBook::make("bench_replay", count, recordOf);
    if (filled == nullptr) {
        return 1;
    }
    const books::Book& book = filled->book();
    const double reading = pages([&](const Id& before) {
        books::HistoryQuery query;
        query.before = before;
        query.take = [](const books::ExchangeRecord&) { return false; };
        return book.history(query);
    });
    std::printf("%zu exchanges; reading them alone takes %.2f us each\n", count,
                reading / static_cast<double>(count));
    std::printf("routes  replay, us a call  calls a minute\n");
    for (const int routes : {1, 5, 50, 1000}) {
        const control::Compiled compiled =
            control::compileText(bench::documentOf(routes, "team-{}"), {});
        const bench::FreeFigures figures;
        std::uint64_t replayed = 0;
        const double all = pages([&](const Id& before) {
            admin::ReplayRoutes operation;
            operation.before = before;
            auto page = control::replayRoutes(book, *compiled.snapshot, figures, operation);
            replayed += page ? page->calls : 0;
            return page;
        });
        std::printf("%6d  %17.2f  %14.0f\n", routes, all / static_cast<double>(replayed),
                    60e6 * static_cast<double>(replayed) / all);
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    return run(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 200'000);
}
