// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/idle_routes.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "engine/base/condition_tests.hpp"
#include "engine/policy/routing/cover.hpp"
#include "engine/policy/routing/route_index.hpp"

namespace weir::policy {

namespace {

// Cases that there are no others of: whatever a call is like, it is of one of them.
using Cases = std::vector<RouteCondition>;

// More cases than these are not told apart, so that no document takes long.
constexpr std::size_t kMostCases = 64;
constexpr std::size_t kMostCuts = 16;

// Of each pair, one takes just the numbers that the other does not.
constexpr std::pair<Comparison, Comparison> kOpposites[] = {
    {Comparison::Over, Comparison::AtMost},
    {Comparison::AtLeast, Comparison::Below},
};

// What takes just the calls that the test does not. Nothing: no test does.
std::optional<RouteCondition> oppositeOf(const RouteCondition& test) {
    RouteCondition opposite = test;
    if (valueKindOf(test.field) == RouteValueKind::Flag) {
        opposite.number = test.number == 0 ? 1 : 0;
        return opposite;
    }
    // A call without a limit passes no comparison of it.
    if (valueKindOf(test.field) != RouteValueKind::Number || test.field == RouteField::MaxTokens) {
        return std::nullopt;
    }
    for (const auto& [large, small] : kOpposites) {
        if (test.comparison == large || test.comparison == small) {
            opposite.comparison = test.comparison == large ? small : large;
            return opposite;
        }
    }
    return std::nullopt;
}

constexpr unsigned kLargeSide = 1;
constexpr unsigned kSmallSide = 2;

// Which values a flag or a comparison that has an opposite takes.
unsigned sideOf(const RouteCondition& test) {
    const bool large =
        valueKindOf(test.field) == RouteValueKind::Flag
            ? test.number != 0
            : test.comparison == Comparison::Over || test.comparison == Comparison::AtLeast;
    return large ? kLargeSide : kSmallSide;
}

// Looks for what hides routes, from the first on.
class Hiders {
public:
    explicit Hiders(const std::vector<Route>& routes) : m_routes(routes), m_index(routes) {}

    // Of the next enabled route; none: nothing hides it, as far as can be told.
    std::vector<std::size_t> of(std::size_t route) {
        const RouteCondition& when = m_routes[route].when;
        std::vector<std::size_t> hiders;
        if (const auto alone = firstThatHides(when, route)) {
            hiders.push_back(*alone);
            return hiders;
        }
        eachNeededTest(when, [&](const RouteCondition& test) {
            if (hiders.empty() && test.values.size() > 1 && test.values.size() <= kMostCases) {
                hiders = together(when, route, eachWordOf(test));
            }
        });
        for (std::size_t i = 0; hiders.empty() && i < m_cuts.size(); ++i) {
            if (isCutFromBothSides(m_cuts[i].front().field)) {
                hiders = together(when, route, m_cuts[i]);
            }
        }
        addCuts(when);
        return hiders;
    }

private:
    static Cases eachWordOf(const RouteCondition& test) {
        Cases cases(test.values.size(), test);
        for (std::size_t i = 0; i < cases.size(); ++i) {
            cases[i].values = {test.values[i]};
        }
        return cases;
    }

    void addCuts(const RouteCondition& when) {
        eachNeededTest(when, [&](const RouteCondition& test) {
            const auto opposite = oppositeOf(test);
            const bool known = std::ranges::any_of(m_cuts, [&](const Cases& cut) {
                return std::ranges::find(cut, test) != cut.end();
            });
            if (opposite) {
                m_sides[test.field] |= sideOf(test);
            }
            if (opposite && !known && m_cuts.size() < kMostCuts) {
                m_cuts.push_back({test, *opposite});
            }
        });
    }

    // What takes large values only, or small ones only, hides nothing together.
    bool isCutFromBothSides(RouteField field) const {
        const auto sides = m_sides.find(field);
        return sides != m_sides.end() && sides->second == (kLargeSide | kSmallSide);
    }

    // A route that has to have one of some words covers only what asks for one of them.
    std::optional<std::size_t> firstThatHides(const RouteCondition& when, std::size_t end) const {
        const auto words = [&](const auto& take) {
            eachTest(when, [&](const RouteCondition& test) {
                for (const std::string& word : test.values) {
                    take(test.field, word);
                }
            });
        };
        return m_index.firstOf(
            words, end, [&](std::size_t route) { return covers(m_routes[route].when, when); });
    }

    std::vector<std::size_t> together(const RouteCondition& when, std::size_t end,
                                      const Cases& cases) const {
        std::vector<std::size_t> hiders;
        RouteCondition narrow;
        narrow.of.resize(2);
        narrow.of.front() = when;
        for (const RouteCondition& each : cases) {
            narrow.of.back() = each;
            if (neverHolds(narrow)) {
                continue;
            }
            const auto hider = firstThatHides(narrow, end);
            if (!hider) {
                return {};
            }
            hiders.push_back(*hider);
        }
        std::ranges::sort(hiders);
        const auto again = std::ranges::unique(hiders);
        hiders.erase(again.begin(), again.end());
        return hiders;
    }

    const std::vector<Route>& m_routes;
    const RouteIndex m_index;
    // Of the routes so far.
    std::vector<Cases> m_cuts;
    std::map<RouteField, unsigned> m_sides;
};

}  // namespace

std::vector<IdleRoute> idleRoutes(const std::vector<Route>& routes) {
    Hiders hiders(routes);
    std::vector<IdleRoute> idle;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        if (!routes[i].enabled) {
            continue;
        }
        if (neverHolds(routes[i].when)) {
            idle.push_back({i, {}});
        } else if (auto hiddenBy = hiders.of(i); !hiddenBy.empty()) {
            idle.push_back({i, std::move(hiddenBy)});
        }
    }
    return idle;
}

}  // namespace weir::policy
