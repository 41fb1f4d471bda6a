// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"

namespace weir::policy {

// A call in a queue, as far as the order asks. It stays where it is while it waits.
struct Waiting {
    std::size_t tier = 0;  // its place in the order of tiers: 0 comes first
    // Without a team, a key stands for itself.
    std::string_view team = {};
    std::string_view key = {};
    Instant since{};
    std::list<Waiting*>::iterator arrived = {};  // of the queue
};

// In which order calls get what only one of them can have. Higher tiers come before lower ones;
// within a tier turns go round over teams, within a team over keys, and the calls of one key come
// in the order in which they began to wait. So a caller who sends a thousand calls delays the
// others by one turn a round.
//
// A tier that was passed over nine times while it waited has the next turn, so that the lower ones
// are slow and not shut out.
//
// Nothing here locks, and nothing knows what is waited for.
class FairQueue {
public:
    static constexpr std::uint32_t kMostPassedOver = 9;

    FairQueue() = default;
    FairQueue(const FairQueue&) = delete;
    FairQueue& operator=(const FairQueue&) = delete;

    bool empty() const { return m_arrivals.empty(); }
    std::size_t size() const { return m_arrivals.size(); }

    void add(Waiting& call);
    // It leaves without having had a turn.
    void remove(Waiting& call);

    // Whose turn it is; null: nobody waits.
    Waiting* next() const;
    // It leaves, and the turn goes on.
    void serve(Waiting& call);

    // Who has to leave a queue that is full, so that the newcomer has a place: the newest call of
    // whoever has most calls there, in the lowest tier. Tiers below the newcomer's keep a tenth of
    // the places; in its own, nobody gives way to whoever would then have more. Null: the newcomer
    // has no place.
    Waiting* givesWay(const Waiting& newcomer) const;

    // The one that has waited longest; null: nobody waits.
    const Waiting* oldest() const { return empty() ? nullptr : m_arrivals.front(); }

private:
    // The calls of one key.
    struct Lane {
        std::string key;
        std::deque<Waiting*> calls;
    };
    // Rings begin with whose turn it is.
    struct Team {
        std::string name;  // empty: that of one key without a team
        std::list<Lane> ring;
        std::size_t waiting = 0;
    };
    struct Tier {
        std::size_t rank = 0;
        std::list<Team> ring;
        std::size_t waiting = 0;
        std::uint32_t passedOver = 0;
    };
    struct Place {
        std::list<Tier>::iterator tier;
        std::list<Team>::iterator team;
        std::list<Lane>::iterator lane;
    };

    static bool isOf(const Team& team, const Waiting& call);
    Place find(const Waiting& call);
    static void drop(std::list<Tier>& tiers, const Place& place);
    const Tier* tierInTurn() const;
    static Waiting* newestOfFullest(const Team& team);

    std::list<Tier> m_tiers;         // with somebody who waits, the highest first
    std::list<Waiting*> m_arrivals;  // all that wait, the longest first
};

}  // namespace weir::policy
