// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/departures.hpp"

namespace weir::net {

namespace {

constexpr auto kRelaxed = std::memory_order_relaxed;

}  // namespace

void Departures::Place::connecting(Purpose purpose, Timestamp now) {
    Counts& counts = m_counts[static_cast<std::size_t>(purpose)];
    counts.connections.fetch_add(1, kRelaxed);
    counts.last.store(now.time_since_epoch().count(), kRelaxed);
}

void Departures::Place::asked(Purpose purpose, Timestamp now) {
    Counts& counts = m_counts[static_cast<std::size_t>(purpose)];
    counts.requests.fetch_add(1, kRelaxed);
    counts.last.store(now.time_since_epoch().count(), kRelaxed);
}

void Departures::Place::sent(Purpose purpose, std::uint64_t bytes) {
    m_counts[static_cast<std::size_t>(purpose)].bytes.fetch_add(bytes, kRelaxed);
}

Departures::Place& Departures::to(const Origin& origin) {
    const std::lock_guard lock(m_mutex);
    const auto known = m_places.find(origin);
    if (known != m_places.end()) {
        return known->second;
    }
    return m_places[m_places.size() < kMostPlaces ? origin : Origin()];
}

std::vector<Departure> Departures::list() const {
    const std::lock_guard lock(m_mutex);
    std::vector<Departure> all;
    for (const auto& [origin, place] : m_places) {
        for (std::size_t purpose = 0; purpose < kPurposes; ++purpose) {
            const Place::Counts& counts = place.m_counts[purpose];
            const auto last = counts.last.load(kRelaxed);
            if (last != 0) {
                all.push_back({origin, static_cast<Purpose>(purpose),
                               counts.connections.load(kRelaxed), counts.requests.load(kRelaxed),
                               counts.bytes.load(kRelaxed), Timestamp(Timestamp::duration(last))});
            }
        }
    }
    return all;
}

}  // namespace weir::net
