// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/checks.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "engine/books/recovery.hpp"
#include "tests/harness/answers.hpp"
#include "tests/harness/disk.hpp"

namespace weir::harness {

namespace {

using books::AttemptRecord;
using books::ExchangeRecord;

Money costOf(const Usage& usage) {
    return Money::fromNano(static_cast<std::int64_t>(usage.tokensIn()) * House::kNanoIn +
                           static_cast<std::int64_t>(usage.tokensOut()) * House::kNanoOut);
}

void checkAttempt(const AttemptRecord& attempt, int call, Witness& witness) {
    const Money expected = attempt.free || !attempt.usedTokens() ? Money() : costOf(attempt.usage);
    if (attempt.cost != expected) {
        witness.fault(fmt::format("an attempt of {} cost {} and not {}", call, attempt.cost.text(),
                                  expected.text()));
    }
    if (!attempt.free && attempt.cost.nano() > attempt.held.nano()) {
        witness.fault(fmt::format("an attempt of {} cost more than was set aside", call));
    }
    if (attempt.sign == AttemptSign::Running || attempt.endUs < 0) {
        witness.fault(fmt::format("an attempt of {} has no end", call));
    }
}

// A call that its client got in full.
void checkServed(const ExchangeRecord& record, const Call& call, Witness& witness) {
    const ReadAnswer read = readAnswer(call.body, call.plan.stream, call.plan.anthropic);
    const bool good = call.status == 200 && !read.failed;
    if (good != (record.state == ExchangeState::Done) || record.status != call.status) {
        witness.fault(fmt::format("{} got {}{} and its record says {} and {}", call.plan.number,
                                  call.status, good ? "" : " or an error", record.status,
                                  static_cast<int>(record.state)));
        return;
    }
    if (!good) {
        return;
    }
    const auto asked = std::ranges::find(call.asked, read.serial, &Asked::serial);
    const AttemptRecord* served = record.deciding();
    if (asked == call.asked.end() || served == nullptr || served->provider != asked->provider) {
        witness.fault(
            fmt::format("{} was served by another than its record says", call.plan.number));
        return;
    }
    const bool reported = served->usage.source == Source::Reported;
    if (reported != asked->usageTold ||
        (reported && (served->usage.tokensIn() != asked->tokensIn ||
                      served->usage.tokensOut() != asked->tokensOut))) {
        witness.fault(
            fmt::format("the usage of {} is not what its provider said", call.plan.number));
    }
}

void checkRecord(const ExchangeRecord& record, const Call& call, Witness& witness) {
    const int number = call.plan.number;
    for (const AttemptRecord& attempt : record.attempts) {
        checkAttempt(attempt, number, witness);
    }
    if (!record.ended()) {
        witness.fault(fmt::format("the record of {} has no end", number));
    }
    const auto silent = std::ranges::count_if(call.asked, &Asked::silent);
    if (call.asked.size() > record.attempts.size() + static_cast<std::size_t>(silent)) {
        witness.fault(fmt::format("{} was asked {} times in {} attempts", number, call.asked.size(),
                                  record.attempts.size()));
    }
    for (const Asked& asked : call.asked) {
        if (std::ranges::find(record.attempts, asked.provider, &AttemptRecord::provider) ==
            record.attempts.end()) {
            witness.fault(fmt::format("the record of {} leaves {} out", number, asked.provider));
        }
    }
    if (call.whole) {
        checkServed(record, call, witness);
    }
}

void checkCall(const Call& call, const Shelf::Entries* entries, Witness& witness) {
    const std::size_t outcomes = entries == nullptr ? 0 : entries->outcomes.size();
    const bool keyKnown =
        call.plan.ill != Plan::Ill::WrongKey && call.plan.ill != Plan::Ill::NotJson;
    const bool mustHave = !call.asked.empty() || (call.onBook && keyKnown);
    if (outcomes > 1 || (mustHave && outcomes == 0)) {
        witness.fault(fmt::format("{} has {} records", call.plan.number, outcomes));
    }
    if (outcomes == 1) {
        checkRecord(entries->outcomes.front(), call, witness);
    }
}

}  // namespace

void checkTurn(const House& house, Witness& witness) {
    const policy::BudgetState budget = house.budget();
    const std::int64_t taken = budget.settled.nano() + budget.held.nano() + budget.unsettled.nano();
    if (taken > budget.budget.limit.nano() || budget.held.nano() < 0) {
        witness.fault(fmt::format("of a budget of {} there is {} settled and {} held",
                                  budget.budget.limit.text(), budget.settled.text(),
                                  budget.held.text()));
    }
    for (auto at = witness.leaving.begin(); at != witness.leaving.end();) {
        const Call& call = witness.calls.at(*at);
        if (!call.wire->goneArrived()) {
            ++at;
            continue;
        }
        for (const Asked& asked : call.asked) {
            if (!asked.over && !asked.wire->gatewayClosed()) {
                witness.fault(fmt::format("the client of {} has gone, and {} still works for it",
                                          *at, asked.provider));
            }
        }
        at = witness.leaving.erase(at);
    }
}

void checkIntent(Shelf& shelf, Witness& witness, int call, const std::string& provider) {
    shelf.read();
    const Shelf::Entries* entries = shelf.find(call);
    const bool known =
        entries != nullptr &&
        std::ranges::any_of(entries->intents, [&](const ExchangeRecord& intent) {
            return !intent.attempts.empty() && intent.attempts.back().provider == provider;
        });
    // While the disk takes nothing the intent is in memory, as far as there is room.
    if (!known && !Disk::current().full) {
        witness.fault(
            fmt::format("{} was asked for {} before that was written down", provider, call));
    }
}

void checkCrash(const std::filesystem::path& journals, Shelf& shelf, Witness& witness) {
    std::set<int> known;
    const auto files = books::journalFiles(journals);
    const auto recovered = books::recoverJournals(files, [&](std::span<const books::Booking> all) {
        for (const books::Booking& each : all) {
            known.insert(Shelf::callOf(each.record));
        }
        return Result<void>();
    });
    if (!recovered) {
        witness.fault("what a crash leaves cannot be read: " + recovered.error().text());
    }
    for (const auto& [number, call] : witness.calls) {
        const Shelf::Entries* entries = shelf.find(number);
        const bool taken = entries != nullptr && !entries->outcomes.empty();
        if (!call.asked.empty() && !taken && !known.contains(number)) {
            witness.fault(fmt::format("after a crash nobody would know of {}", number));
        }
    }
}

void checkEnd(House& house, const Shelf& shelf, Witness& witness) {
    Money spent;
    for (const auto& [number, call] : witness.calls) {
        checkCall(call, shelf.find(number), witness);
    }
    for (const auto& [number, entries] : shelf.calls()) {
        if (!witness.calls.contains(number)) {
            witness.fault("there is a record of a call that nobody made");
        }
        for (const ExchangeRecord& record : entries.outcomes) {
            spent += record.cost();
        }
    }
    const policy::BudgetState budget = house.budget();
    if (budget.settled != spent || budget.held != Money()) {
        witness.fault(fmt::format("calls cost {}, and their budget says {} with {} held",
                                  spent.text(), budget.settled.text(), budget.held.text()));
    }
    for (const policy::RateLimitState& limit : house.limits()) {
        if (limit.underWay != 0) {
            witness.fault("the limit " + limit.limit.name + " counts a call that is over");
        }
        if (limit.waiting != 0) {
            witness.fault("a call that is over waits at the limit " + limit.limit.name);
        }
    }
    if (house.heldBodies() != 0 || house.inFlight() != 0 || house.openCalls() != 0) {
        witness.fault(fmt::format("{} bytes of bodies, {} rows and {} calls are left over",
                                  house.heldBodies(), house.inFlight(), house.openCalls()));
    }
    if (!house.logged().empty()) {
        witness.fault("an error was logged: " + house.logged());
    }
}

}  // namespace weir::harness
