// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/replay_cache.hpp"

namespace weir::control {

void CacheLosses::take(Call call) {
    if (call.from.empty()) {
        return;
    }
    auto [waiting, fresh] = m_waiting.try_emplace({call.session, call.from});
    if (!fresh && waiting->second.to != call.to) {
        lose(waiting->second);
    }
    // Whoever is refused reads nothing.
    if (call.cached > 0 && !call.to.empty()) {
        waiting->second = std::move(call);
    } else {
        m_waiting.erase(waiting);
    }
}

void CacheLosses::finish() {
    for (const auto& [key, call] : m_waiting) {
        if (call.to != call.from) {
            lose(call);
        }
    }
    m_waiting.clear();
}

void CacheLosses::lose(const Call& call) {
    m_replay.cacheLost += call.cached;
    m_replay.cacheUnpriced += call.cost ? 0 : 1;
    m_replay.cacheCost += call.cost.value_or(Money());
    if (call.move) {
        admin::RouteMove& move = m_replay.moves[*call.move];
        move.cacheLost += call.cached;
        move.cacheUnpriced += call.cost ? 0 : 1;
        move.cacheCost += call.cost.value_or(Money());
    }
}

}  // namespace weir::control
