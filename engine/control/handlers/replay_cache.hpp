// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "engine/control/admin/routes.hpp"

namespace weir::control {

// The input that calls read from a provider's prompt cache and would not find there by other
// routes. What a call found was left by the call before it of the same session at the same target.
// So it is lost if the two would part; if both move to the same place, it is warm there. Where the
// call before is not known, one that moves is taken to come first. An estimate: what else fills a
// cache, nobody says, and how long it lasts is not asked.
class CacheLosses {
public:
    struct Call {
        std::string session;             // or what else keeps calls together
        std::string from;                // the target that served it, without a key: "openai/gpt-5"
        std::string to;                  // the one that would be asked first; empty: nobody
        std::uint64_t cached = 0;        // tokens that it read from a cache
        std::optional<Money> cost = {};  // more, if they are not there; nothing: unpriced
        std::optional<std::size_t> move = {};  // its place among those of the replay
    };

    explicit CacheLosses(admin::RouteReplay& replay) : m_replay(replay) {}

    // One after the other, from the newest to the oldest.
    void take(Call call);
    // There is no older one.
    void finish();

private:
    void lose(const Call& call);

    admin::RouteReplay& m_replay;
    // By session and target: the call that waits for the one before it.
    std::map<std::pair<std::string, std::string>, Call> m_waiting;
};

}  // namespace weir::control
