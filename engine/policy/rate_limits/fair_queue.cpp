// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/rate_limits/fair_queue.hpp"

#include <algorithm>
#include <iterator>

namespace weir::policy {

namespace {

// Of the places of a queue, a tenth, and one at the least.
std::size_t keptPlaces(std::size_t places) {
    return (places + 9) / 10;
}

// Behind all that wait for as long or longer: at the end, unless it has waited elsewhere.
template <class Calls>
typename Calls::iterator insert(Calls& calls, Waiting& call) {
    auto at = calls.end();
    while (at != calls.begin() && (*std::prev(at))->since > call.since) {
        --at;
    }
    return calls.insert(at, &call);
}

void takeOut(std::deque<Waiting*>& calls, const Waiting& call) {
    if (calls.front() == &call) {
        calls.pop_front();
    } else {
        calls.erase(std::ranges::find(calls, &call));
    }
}

}  // namespace

bool FairQueue::isOf(const Team& team, const Waiting& call) {
    return team.name == call.team && (!call.team.empty() || team.ring.front().key == call.key);
}

void FairQueue::add(Waiting& call) {
    auto tier =
        std::ranges::find_if(m_tiers, [&](const Tier& each) { return each.rank >= call.tier; });
    if (tier == m_tiers.end() || tier->rank != call.tier) {
        tier = m_tiers.insert(tier, Tier{.rank = call.tier, .ring = {}});
    }
    auto team =
        std::ranges::find_if(tier->ring, [&](const Team& each) { return isOf(each, call); });
    if (team == tier->ring.end()) {
        team = tier->ring.insert(team, Team{.name = std::string(call.team), .ring = {}});
    }
    auto lane = std::ranges::find(team->ring, call.key, &Lane::key);
    if (lane == team->ring.end()) {
        lane = team->ring.insert(lane, Lane{.key = std::string(call.key), .calls = {}});
    }
    ++team->waiting;
    ++tier->waiting;
    insert(lane->calls, call);
    call.arrived = insert(m_arrivals, call);
}

FairQueue::Place FairQueue::find(const Waiting& call) {
    const auto tier = std::ranges::find(m_tiers, call.tier, &Tier::rank);
    const auto team =
        std::ranges::find_if(tier->ring, [&](const Team& each) { return isOf(each, call); });
    return {tier, team, std::ranges::find(team->ring, call.key, &Lane::key)};
}

// One call less there, and nothing is kept that nobody waits in.
void FairQueue::drop(std::list<Tier>& tiers, const Place& place) {
    const auto& [tier, team, lane] = place;
    --team->waiting;
    --tier->waiting;
    if (lane->calls.empty()) {
        team->ring.erase(lane);
    }
    if (team->waiting == 0) {
        tier->ring.erase(team);
    }
    if (tier->waiting == 0) {
        tiers.erase(tier);
    }
}

void FairQueue::remove(Waiting& call) {
    const Place place = find(call);
    takeOut(place.lane->calls, call);
    m_arrivals.erase(call.arrived);
    drop(m_tiers, place);
}

const FairQueue::Tier* FairQueue::tierInTurn() const {
    if (m_tiers.empty()) {
        return nullptr;
    }
    const auto due = std::ranges::find_if(
        m_tiers, [](const Tier& tier) { return tier.passedOver >= kMostPassedOver; });
    return due == m_tiers.end() ? &m_tiers.front() : &*due;
}

Waiting* FairQueue::next() const {
    const Tier* tier = tierInTurn();
    return tier == nullptr ? nullptr : tier->ring.front().ring.front().calls.front();
}

void FairQueue::serve(Waiting& call) {
    const Place place = find(call);
    place.tier->passedOver = 0;
    for (auto lower = std::next(place.tier); lower != m_tiers.end(); ++lower) {
        ++lower->passedOver;
    }
    takeOut(place.lane->calls, call);
    m_arrivals.erase(call.arrived);
    // To the end of their rings; what is empty then goes anyway.
    place.team->ring.splice(place.team->ring.end(), place.team->ring, place.lane);
    place.tier->ring.splice(place.tier->ring.end(), place.tier->ring, place.team);
    drop(m_tiers, place);
}

Waiting* FairQueue::newestOfFullest(const Team& team) {
    const auto fullest =
        std::ranges::max_element(team.ring, {}, [](const Lane& lane) { return lane.calls.size(); });
    return fullest->calls.back();
}

Waiting* FairQueue::givesWay(const Waiting& newcomer) const {
    const auto fullestOf = [](const Tier& tier) -> const Team& {
        return *std::ranges::max_element(tier.ring, {}, &Team::waiting);
    };
    for (auto tier = m_tiers.rbegin(); tier != m_tiers.rend() && tier->rank > newcomer.tier;
         ++tier) {
        if (tier->waiting > keptPlaces(size())) {
            return newestOfFullest(fullestOf(*tier));
        }
    }
    const auto own = std::ranges::find(m_tiers, newcomer.tier, &Tier::rank);
    if (own == m_tiers.end()) {
        return nullptr;
    }
    // Whoever has two more gives one away, and neither has more than the other then.
    const auto team =
        std::ranges::find_if(own->ring, [&](const Team& each) { return isOf(each, newcomer); });
    const std::size_t ofTeam = team == own->ring.end() ? 0 : team->waiting;
    if (const Team& fullest = fullestOf(*own); fullest.waiting >= ofTeam + 2) {
        return newestOfFullest(fullest);
    }
    if (team == own->ring.end()) {
        return nullptr;
    }
    const auto lane = std::ranges::find(team->ring, newcomer.key, &Lane::key);
    const std::size_t ofKey = lane == team->ring.end() ? 0 : lane->calls.size();
    Waiting* newest = newestOfFullest(*team);
    const auto fullest = std::ranges::find(team->ring, newest->key, &Lane::key);
    return fullest->calls.size() >= ofKey + 2 ? newest : nullptr;
}

}  // namespace weir::policy
