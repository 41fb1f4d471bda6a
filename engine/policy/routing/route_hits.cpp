// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/route_hits.hpp"

#include <algorithm>
#include <numeric>
#include <ratio>
#include <set>
#include <utility>

namespace weir::policy {

namespace {

using Quarters = std::chrono::duration<std::int64_t, std::ratio<15 * 60>>;

}  // namespace

std::int64_t DayCounter::quarterOf(Instant at) {
    return std::chrono::floor<Quarters>(at.time_since_epoch()).count();
}

std::size_t DayCounter::slotOf(std::int64_t quarter) {
    return static_cast<std::size_t>((quarter % kMost + kMost) % kMost);
}

void DayCounter::count(Instant at) {
    const std::int64_t quarter = quarterOf(at);
    const std::int64_t passed = std::min(quarter - m_newest, kMost);
    for (std::int64_t i = 0; i < passed; ++i) {
        m_slots[slotOf(quarter - i)] = 0;
    }
    m_newest = std::max(m_newest, quarter);
    if (quarter > m_newest - kMost) {
        ++m_slots[slotOf(quarter)];
    }
}

std::vector<std::uint32_t> DayCounter::quarters(Instant now) const {
    const std::int64_t quarter = std::max(quarterOf(now), m_newest);
    std::vector<std::uint32_t> counts(kSlots);
    for (std::size_t i = 0; i < kSlots; ++i) {
        const std::int64_t at = quarter - (kMost - 1 - static_cast<std::int64_t>(i));
        const bool counted = at <= m_newest && at > m_newest - kMost;
        counts[i] = counted ? m_slots[slotOf(at)] : 0;
    }
    return counts;
}

std::uint64_t DayCounter::sum(Instant now) const {
    const std::vector<std::uint32_t> all = quarters(now);
    return std::accumulate(all.begin(), all.end(), std::uint64_t(0));
}

void RouteHits::count(std::string_view route, std::string_view target) {
    add(route, target, m_clock.instant(), m_clock.now());
}

void RouteHits::countBooked(std::string_view route, std::string_view target, Timestamp began) {
    add(route, target, m_begun - (m_since - began), began);
}

void RouteHits::add(std::string_view route, std::string_view target, Instant at, Timestamp began) {
    const std::scoped_lock lock(m_mutex);
    auto counter = m_counters.find(route);
    if (counter == m_counters.end()) {
        counter = m_counters.emplace(std::string(route), Counter{}).first;
    }
    counter->second.calls.count(at);
    counter->second.last = std::max(counter->second.last, began);
    auto& targets = counter->second.targets;
    auto itsTarget = targets.find(target);
    if (itsTarget == targets.end() && targets.size() < kMostTargets && !target.empty()) {
        itsTarget = targets.emplace(std::string(target), DayCounter{}).first;
    }
    if (itsTarget != targets.end()) {
        itsTarget->second.count(at);
    }
}

std::vector<RouteHits::Hits> RouteHits::hitsOf(const std::vector<std::string>& routes) {
    const Instant now = m_clock.instant();
    const std::set<std::string_view> known(routes.begin(), routes.end());
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_counters, [&](const auto& each) { return !known.contains(each.first); });
    std::vector<Hits> hits;
    for (const std::string& route : routes) {
        Hits& of = hits.emplace_back();
        of.route = route;
        const auto counter = m_counters.find(route);
        if (counter == m_counters.end()) {
            of.timeline.resize(DayCounter::kSlots);
            continue;
        }
        of.timeline = counter->second.calls.quarters(now);
        of.calls = counter->second.calls.sum(now);
        of.last = counter->second.last;
        for (const auto& [target, calls] : counter->second.targets) {
            if (const std::uint64_t sum = calls.sum(now); sum > 0) {
                of.targets.emplace_back(target, sum);
            }
        }
        std::ranges::stable_sort(of.targets, std::greater(),
                                 &decltype(of.targets)::value_type::second);
    }
    return hits;
}

}  // namespace weir::policy
