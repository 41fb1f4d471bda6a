// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "engine/base/ascii.hpp"
#include "engine/books/directory_rows.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/reason.hpp"

namespace weir::control {

namespace {

using namespace admin;

RepricedCalls replyOf(books::Repriced found, bool dryRun) {
    RepricedCalls reply{.dryRun = dryRun,
                        .calls = found.calls,
                        .changed = found.changed,
                        .withoutUsage = found.withoutUsage,
                        .withoutPrice = found.withoutPrice,
                        .before = found.before,
                        .after = found.after,
                        .rows = {}};
    std::ranges::transform(found.models, std::back_inserter(reply.rows),
                           [](books::RepricedModel& model) {
                               return RepricedRow{std::move(model.provider),
                                                  std::move(model.model),
                                                  model.calls,
                                                  model.unpriced,
                                                  model.before,
                                                  model.after};
                           });
    return reply;
}

Result<void> check(const RepriceCalls& operation) {
    if (operation.from == Timestamp()) {
        return Error::invalid("Say from when on calls are re-priced.");
    }
    return checkReason(operation.reason);
}

std::string orderText(const RepriceCalls& operation, std::string_view reason) {
    return fmt::format("provider: {}; model: {}; reason: {}",
                       operation.provider.empty() ? "all" : operation.provider,
                       operation.model.empty() ? "all" : operation.model,
                       reason.empty() ? "none" : reason);
}

std::string outcomeText(const Result<books::Repriced>& found) {
    return found ? fmt::format("calls: {}; cost: {} -> {}", found->changed, found->before.text(),
                               found->after.text())
                 : "broke off, some of it may be written: " + found.error().text();
}

Result<RepricedCalls> reprice(const RepriceServices& services, const policy::Snapshot& snapshot,
                              const RepriceCalls& operation, const Caller& caller) {
    const Timestamp now = services.clock.now();
    if (auto good = check(operation); !good) {
        return std::move(good.error());
    }
    const std::string reason(trimmed(operation.reason));
    const Timestamp until = operation.until == Timestamp() ? now : std::min(operation.until, now);
    // Before anything is written, so that nothing is that nobody ordered; and how it ended.
    const auto note = [&](std::string_view what, const std::string& detail) {
        return operation.dryRun
                   ? Result<void>()
                   : services.directory.note(
                         caller.actor(), what,
                         fmt::format("{} to {}", toIso(operation.from), toIso(until)), detail);
    };
    if (auto noted = note("re-pricing ordered", orderText(operation, reason)); !noted) {
        return std::move(noted.error());
    }
    auto found = services.book.reprice(
        {.since = operation.from,
         .until = until,
         .provider = operation.provider,
         .model = operation.model,
         .dryRun = operation.dryRun,
         .reason =
             fmt::format("re-priced by {}{}{}", caller.actor(), reason.empty() ? "" : ": ", reason),
         .now = now,
         .price = [&](const books::AttemptRecord& attempt,
                      Timestamp at) { return services.price(snapshot, attempt, at); },
         .written = services.written,
         .stopped = services.stopped});
    auto noted = note("calls re-priced", outcomeText(found));
    if (!found) {
        return std::move(found.error());
    }
    if (!noted) {
        return Error::io("The calls are re-priced, and that could not be recorded: " +
                         noted.error().text());
    }
    return replyOf(*std::move(found), operation.dryRun);
}

}  // namespace

void addRepriceHandler(HandlerTable& table, const RepriceServices& services) {
    table.laterFor<RepriceCalls>(
        [services](const RepriceCalls& operation, const Caller& caller, auto reply) {
            services.background([services, snapshot = services.policy.snapshot(), operation, caller,
                                 reply = std::move(reply)] {
                reply(reprice(services, *snapshot, operation, caller));
            });
        });
}

}  // namespace weir::control
