// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "engine/base/ascii.hpp"
#include "engine/books/directory_rows.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

constexpr std::size_t kLongestReason = 200;  // bytes

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
    if (operation.reason.size() > kLongestReason) {
        return Error::tooLarge("The reason is longer than 200 characters.");
    }
    return {};
}

Result<RepricedCalls> reprice(const RepriceServices& services, const policy::Snapshot& snapshot,
                              const RepriceCalls& operation, const Caller& caller) {
    const Timestamp now = services.clock.now();
    if (auto good = check(operation); !good) {
        return std::move(good.error());
    }
    const std::string reason(trimmed(operation.reason));
    const Timestamp until = operation.until == Timestamp() ? now : std::min(operation.until, now);
    auto found = services.book.reprice(
        {.since = operation.from,
         .until = until,
         .provider = operation.provider,
         .model = operation.model,
         .dryRun = operation.dryRun,
         .reason = fmt::format("re-priced by {}{}{}", books::actorOf(caller.via, caller.name),
                               reason.empty() ? "" : ": ", reason),
         .now = now,
         .price = [&](const books::AttemptRecord& attempt,
                      Timestamp at) { return services.price(snapshot, attempt, at); },
         .written = services.written});
    if (!found) {
        return std::move(found.error());
    }
    if (!operation.dryRun && found->changed > 0) {
        auto noted = services.directory.noteRepricing(
            caller.via, caller.name, fmt::format("{} to {}", toIso(operation.from), toIso(until)),
            fmt::format("calls: {}; cost: {} -> {}; provider: {}; model: {}; reason: {}",
                        found->changed, found->before.text(), found->after.text(),
                        operation.provider.empty() ? "all" : operation.provider,
                        operation.model.empty() ? "all" : operation.model,
                        reason.empty() ? "none" : reason));
        if (!noted) {
            return std::move(noted.error());
        }
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
