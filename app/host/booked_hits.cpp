// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/booked_hits.hpp"

#include "engine/base/target_name.hpp"

namespace weir::app {

namespace {

// The one that the rule put first among those that can serve the call; empty: none can.
std::string firstTarget(const books::ExchangeRecord& record) {
    for (const CandidateDetail& each : record.candidates) {
        if (each.outcome != "unfit") {
            return withoutKeyNumber(each.target);
        }
    }
    return {};
}

void countPage(const books::Book& book, policy::RouteHits& hits, const Log& log,
               SerialThread& thread, const Id& before) {
    books::HistoryQuery query;
    query.before = before;
    query.since = hits.since() - policy::DayCounter::kSpan;
    query.until = hits.since();
    query.passOver = [&log](const Error& error) { log.warning("Hits of rules: " + error.message); };
    query.take = [&hits](const books::ExchangeRecord& record) {
        if (!record.route.empty()) {
            hits.countBooked(record.route, firstTarget(record), record.startedAt);
        }
        return false;  // there is no limit to how many there are
    };
    const auto page = book.history(query);
    if (!page) {
        log.warning("Calls of before the start are missing in the hits of rules: " +
                    page.error().message);
    } else if (!page->atEnd) {
        thread.post([&book, &hits, &log, &thread, next = page->next] {
            countPage(book, hits, log, thread, next);
        });
    }
}

}  // namespace

void countBookedHits(const books::Book& book, policy::RouteHits& hits, const Log& log,
                     SerialThread& thread) {
    thread.post([&book, &hits, &log, &thread] { countPage(book, hits, log, thread, {}); });
}

}  // namespace weir::app
