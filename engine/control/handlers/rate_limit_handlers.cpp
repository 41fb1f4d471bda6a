// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "engine/control/config/edit_rate_limits.hpp"
#include "engine/control/handlers/document_items.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

RateLimitRow rateLimitRow(const policy::RateLimitState& state) {
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
                         .per = limit.per,
                         .queueMost = limit.queue.most,
                         .queueWaitMs = static_cast<std::uint64_t>(limit.queue.wait.count())},
            .of = state.of,
            .requests = state.used.calls,
            .inputTokens = state.used.tokensIn,
            .outputTokens = state.used.tokensOut,
            .concurrency = state.underWay,
            .counters = state.counters,
            .refused = state.refused,
            .crowded = state.crowded,
            .waiting = state.waiting,
            .longestWaitMs = static_cast<std::uint64_t>(state.longestWait.count())};
}

Result<RateLimitRow> rowNamed(policy::RateBoard& board, const std::string& name) {
    for (const policy::RateLimitState& state : board.states()) {
        if (state.limit.name == name) {
            return rateLimitRow(state);
        }
    }
    return Error::internal("The rate limit \"" + name + "\" is in the document and not in force.");
}

struct RateLimitItems {
    using Set = SetRateLimit;
    using Remove = RemoveRateLimit;
    using Restore = RestoreRateLimit;
    static constexpr auto kSet = setRateLimit;
    static constexpr auto kRemove = removeRateLimit;
    static constexpr auto kRestore = restoreRateLimit;
};

}  // namespace

void addRateLimitHandlers(HandlerTable& table, const RateLimitServices& services) {
    policy::RateBoard& board = services.board;
    table.now<ListRateLimits>([&board](const ListRateLimits&) -> Result<RateLimitList> {
        RateLimitList list;
        std::ranges::transform(board.states(), std::back_inserter(list.limits),
                               [](const auto& state) { return rateLimitRow(state); });
        return list;
    });
    addItemHandlers<RateLimitItems>(table, services.policy, [&board](const std::string& name) {
        return rowNamed(board, name);
    });
}

}  // namespace weir::control
