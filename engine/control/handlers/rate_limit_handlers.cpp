// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "engine/control/config/edit_rate_limits.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

constexpr std::string_view kActor = "admin";

RateLimitRow rowOf(const policy::RateLimitState& state) {
    const policy::RateLimit& limit = state.limit;
    return {.settings = {.name = limit.name,
                         .key = limit.scope.key,
                         .team = limit.scope.team,
                         .user = limit.scope.user,
                         .model = limit.scope.model,
                         .provider = limit.scope.provider,
                         .target = limit.scope.target,
                         .each = limit.each,
                         .requests = limit.requests,
                         .tokens = limit.tokens,
                         .inputTokens = limit.inputTokens,
                         .outputTokens = limit.outputTokens,
                         .concurrency = limit.concurrency,
                         .per = limit.per},
            .of = state.of,
            .requests = state.used.calls,
            .inputTokens = state.used.tokensIn,
            .outputTokens = state.used.tokensOut,
            .concurrency = state.underWay,
            .counters = state.counters,
            .refused = state.refused,
            .crowded = state.crowded};
}

Result<RateLimitRow> rowNamed(policy::RateBoard& board, const std::string& name) {
    for (const policy::RateLimitState& state : board.states()) {
        if (state.limit.name == name) {
            return rowOf(state);
        }
    }
    return Error::internal("The rate limit \"" + name + "\" is in the document and not in force.");
}

Result<RemovedRateLimit> remove(PolicyControl& policy, const std::string& name) {
    RemovedRateLimit removed;
    const auto done = policy.edit(
        [&](std::string_view text) -> Result<std::string> {
            auto removal = removeRateLimit(text, name);
            if (!removal) {
                return std::move(removal.error());
            }
            removed = std::move(removal->removed);
            return std::move(removal->text);
        },
        kActor);
    if (!done) {
        return done.error();
    }
    return removed;
}

}  // namespace

void addRateLimitHandlers(HandlerTable& table, const RateLimitServices& services) {
    PolicyControl& policy = services.policy;
    policy::RateBoard& board = services.board;
    table.now<ListRateLimits>([&board](const ListRateLimits&) -> Result<RateLimitList> {
        RateLimitList list;
        std::ranges::transform(board.states(), std::back_inserter(list.limits), rowOf);
        return list;
    });
    table.now<SetRateLimit>([&](const SetRateLimit& operation) -> Result<RateLimitRow> {
        const auto done = policy.edit(
            [&](std::string_view text) {
                return setRateLimit(text, operation.replaces, operation.settings);
            },
            kActor);
        if (!done) {
            return done.error();
        }
        return rowNamed(board, operation.settings.name);
    });
    table.now<RemoveRateLimit>(
        [&policy](const RemoveRateLimit& operation) { return remove(policy, operation.name); });
    table.now<RestoreRateLimit>([&](const RestoreRateLimit& operation) -> Result<RateLimitRow> {
        const auto done = policy.edit(
            [&](std::string_view text) { return restoreRateLimit(text, operation.removed); },
            kActor);
        if (!done) {
            return done.error();
        }
        return rowNamed(board, operation.removed.name);
    });
}

}  // namespace weir::control
