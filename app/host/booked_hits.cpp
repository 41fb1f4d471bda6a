// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/booked_hits.hpp"

#include <utility>

#include "engine/base/candidate_reasons.hpp"
#include "engine/base/target_name.hpp"

namespace weir::app {

namespace {

// The one that the rule put first among those that can serve the call and that its key may use;
// empty: there is none.
std::string firstTarget(const books::ExchangeRecord& record) {
    for (const CandidateDetail& each : record.candidates) {
        if (each.outcome != "unfit" && each.reason != kNotForThisKey) {
            return withoutKeyNumber(each.target);
        }
    }
    return {};
}

// Where it came to, from page to page.
struct Reading {
    Id before;
    bool warned = false;
};

void countPage(const books::Book& book, policy::RouteHits& hits, const Log& log,
               SerialThread& thread, Reading reading) {
    const auto warn = [&log, &reading](const Error& error) {
        if (!std::exchange(reading.warned, true)) {
            log.warning("Some calls of before the start are missing in the hits of rules: " +
                        error.text());
        }
    };
    books::HistoryQuery query;
    query.before = reading.before;
    query.since = hits.since() - policy::DayCounter::kSpan;
    query.until = hits.since();
    query.passOver = warn;
    query.take = [&hits](const books::ExchangeRecord& record) {
        if (!record.route.empty()) {
            hits.countBooked(record.route, firstTarget(record), record.startedAt);
        }
        return false;  // there is no limit to how many there are
    };
    const auto page = book.history(query);
    if (!page) {
        warn(page.error());
    } else if (!page->atEnd) {
        reading.before = page->next;
        thread.post([&book, &hits, &log, &thread, reading] {
            countPage(book, hits, log, thread, reading);
        });
    }
}

}  // namespace

void countBookedHits(const books::Book& book, policy::RouteHits& hits, const Log& log,
                     SerialThread& thread) {
    thread.post([&book, &hits, &log, &thread] { countPage(book, hits, log, thread, {}); });
}

}  // namespace weir::app
