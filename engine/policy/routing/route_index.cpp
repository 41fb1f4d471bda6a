// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/route_index.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "engine/base/condition_tests.hpp"
#include "engine/policy/routing/conditions.hpp"

namespace weir::policy {

namespace {

constexpr std::uint32_t bitOf(RouteField field) {
    return std::uint32_t(1) << static_cast<std::uint32_t>(field);
}

// By these fields routes are found: of each, what a call has are words that are known as they
// stand.
template <class Take>
void eachWord(const RouteFacts& facts, const Take& take) {
    using enum RouteField;
    take(Model, facts.model);
    take(Key, facts.key);
    take(Team, facts.team);
    take(User, facts.user);
    take(Tier, facts.tier);
    take(Endpoint, facts.endpoint);
    take(Dialect, name(facts.dialect));
    take(Weekday, facts.weekday);
    for (const std::string& tag : facts.tags) {
        take(Tag, tag);
    }
}

constexpr std::uint32_t kFoundBy = [] {
    using enum RouteField;
    return bitOf(Model) | bitOf(Key) | bitOf(Team) | bitOf(User) | bitOf(Tier) | bitOf(Endpoint) |
           bitOf(Dialect) | bitOf(Weekday) | bitOf(Tag);
}();

bool isFoundBy(const RouteCondition& test) {
    return (bitOf(test.field) & kFoundBy) != 0 && std::ranges::none_of(test.values, isPattern);
}

}  // namespace

std::uint64_t RouteIndex::hashOf(RouteField field, std::string_view word) {
    constexpr std::uint64_t kSpread = 0x9e37'79b9'7f4a'7c15;  // fields differ in half of the bits
    return std::hash<std::string_view>{}(word) ^
           (kSpread * (static_cast<std::uint64_t>(field) + 1));
}

RouteIndex::RouteIndex(const std::vector<Route>& routes) {
    std::vector<std::vector<const RouteCondition*>> needed(routes.size());
    std::unordered_map<std::uint64_t, std::size_t> asked;  // by how many routes
    for (std::size_t i = 0; i < routes.size(); ++i) {
        if (routes[i].enabled) {
            eachNeededTest(routes[i].when, [&](const RouteCondition& test) {
                if (isFoundBy(test)) {
                    needed[i].push_back(&test);
                }
            });
        }
        for (const RouteCondition* test : needed[i]) {
            for (const std::string& word : test->values) {
                ++asked[hashOf(test->field, word)];
            }
        }
    }
    const auto company = [&](const RouteCondition* test) {
        std::size_t others = 0;
        for (const std::string& word : test->values) {
            others += asked[hashOf(test->field, word)];
        }
        return others;
    };
    for (std::uint32_t i = 0; i < routes.size(); ++i) {
        if (!needed[i].empty()) {
            // What the fewest others ask for leaves the fewest to be looked at.
            const RouteCondition& apart = **std::ranges::min_element(needed[i], {}, company);
            m_fields |= bitOf(apart.field);
            for (const std::string& word : apart.values) {
                m_entries.push_back({hashOf(apart.field, word), i});
            }
        } else if (routes[i].enabled) {
            m_byNoWord.push_back(i);
        }
    }
    std::ranges::sort(m_entries);
}

std::span<const RouteIndex::Entry> RouteIndex::entriesOf(RouteField field,
                                                         std::string_view word) const {
    if ((m_fields & bitOf(field)) == 0) {
        return {};
    }
    const auto found = std::ranges::equal_range(m_entries, hashOf(field, word), {}, &Entry::hash);
    return {found.begin(), found.end()};
}

const Route* RouteIndex::firstThatFits(const std::vector<Route>& routes,
                                       const RouteFacts& facts) const {
    const auto words = [&](const auto& take) { eachWord(facts, take); };
    const auto first = firstOf(words, routes.size(),
                               [&](std::size_t route) { return holds(routes[route].when, facts); });
    return first ? &routes[*first] : nullptr;
}

}  // namespace weir::policy
