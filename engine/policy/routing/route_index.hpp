// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/policy/routing/route.hpp"
#include "engine/policy/routing/route_facts.hpp"

namespace weir::policy {

// Routes by the words that a call must have for them: of a thousand that each ask for a team, a
// call is held only against those of its own. As of the routes that it was made of.
class RouteIndex {
public:
    RouteIndex() = default;
    explicit RouteIndex(const std::vector<Route>& routes);

    // The first of those routes that is enabled and fits; null: none does.
    const Route* firstThatFits(const std::vector<Route>& routes, const RouteFacts& facts) const;

    // Enabled routes, in their order, that are kept under this word of the field. A call that has
    // none of the words that a route is kept under does not fit it.
    template <class Take>  // bool(std::size_t): whether to go on
    void eachFoundBy(RouteField field, std::string_view word, const Take& take) const;

    // Enabled routes, in their order, that are kept under no word: any call may fit them.
    const std::vector<std::uint32_t>& byNoWord() const { return m_byNoWord; }

    // The first one that `fits`, before `end`, of those kept under a word that `eachWord` hands on
    // and those kept under none. Nothing: none does.
    template <class EachWord, class Fits>
    std::optional<std::size_t> firstOf(const EachWord& eachWord, std::size_t end,
                                       const Fits& fits) const;

private:
    struct Entry {
        std::uint64_t hash = 0;
        std::uint32_t route = 0;

        auto operator<=>(const Entry&) const = default;
    };
    static std::uint64_t hashOf(RouteField field, std::string_view word);
    std::span<const Entry> entriesOf(RouteField field, std::string_view word) const;

    std::vector<Entry> m_entries;  // sorted
    std::vector<std::uint32_t> m_byNoWord;
    std::uint32_t m_fields = 0;  // that entries are of, a bit each
};

template <class Take>
void RouteIndex::eachFoundBy(RouteField field, std::string_view word, const Take& take) const {
    for (const Entry& each : entriesOf(field, word)) {
        if (!take(std::size_t(each.route))) {
            return;
        }
    }
}

template <class EachWord, class Fits>
std::optional<std::size_t> RouteIndex::firstOf(const EachWord& eachWord, std::size_t end,
                                               const Fits& fits) const {
    std::size_t first = end;
    const auto look = [&](std::size_t route) {
        if (route < first && fits(route)) {
            first = route;
        }
        return route < first;
    };
    eachWord([&](RouteField field, std::string_view word) { eachFoundBy(field, word, look); });
    for (const std::uint32_t route : m_byNoWord) {
        if (!look(route)) {
            break;
        }
    }
    return first == end ? std::nullopt : std::optional(first);
}

}  // namespace weir::policy
