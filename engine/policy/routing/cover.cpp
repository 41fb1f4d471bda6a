// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/cover.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "engine/base/any_test.hpp"
#include "engine/policy/routing/conditions.hpp"
#include "engine/policy/routing/route_index.hpp"

namespace weir::policy {

namespace {

bool sameField(const RouteCondition& one, const RouteCondition& other) {
    return one.kind == ConditionKind::Test && other.kind == ConditionKind::Test &&
           one.field == other.field && one.name == other.name;
}

// A field has one value in a call, but for tags.
bool hasOneValue(RouteField field) {
    return field != RouteField::Tag;
}

// What a comparison lets through, both ends included.
struct Range {
    std::int64_t from = 0;
    std::int64_t to = std::numeric_limits<std::int64_t>::max();
};

Range rangeOf(const RouteCondition& test) {
    const std::int64_t most =
        isShare(test.field) ? kWholeShare : std::numeric_limits<std::int64_t>::max();
    switch (test.comparison) {
        case Comparison::Over:
            return {test.number == std::numeric_limits<std::int64_t>::max() ? test.number
                                                                            : test.number + 1,
                    most};
        case Comparison::AtLeast:
            return {test.number, most};
        case Comparison::Below:
            return {0, std::min(test.number - 1, most)};
        case Comparison::AtMost:
            return {0, std::min(test.number, most)};
        case Comparison::Exactly:
            return {test.number, test.number};
    }
    return {};
}

// A pattern fits every word that another one does: certain if the other one, read as a word with
// its own star as a letter, fits.
bool patternCovers(std::string_view earlier, std::string_view later) {
    if (!isPattern(later) || earlier == later) {
        return fits(earlier, later);
    }
    const bool open = later.starts_with('*');
    const bool goesOn = later.size() > 1 && later.ends_with('*');
    std::string_view core = later;
    core.remove_prefix(open ? 1 : 0);
    core.remove_suffix(goesOn ? 1 : 0);
    const bool earlierOpen = earlier.starts_with('*');
    const bool earlierGoesOn = earlier.ends_with('*');
    return (!open || earlierOpen) && (!goesOn || earlierGoesOn) && fits(earlier, core);
}

bool wordsCover(const RouteCondition& earlier, const RouteCondition& later) {
    return std::ranges::all_of(later.values, [&](const std::string& word) {
        return std::ranges::any_of(earlier.values, [&](const std::string& pattern) {
            // What could not be judged fits only its own word.
            const bool unknown = isJudged(earlier.field) && word == kUnknownWord;
            return unknown ? pattern == word : patternCovers(pattern, word);
        });
    });
}

bool timeCovers(const RouteCondition& earlier, const RouteCondition& later) {
    for (int minute = 0; minute < 24 * 60; ++minute) {
        if (isWithin(later, minute) && !isWithin(earlier, minute)) {
            return false;
        }
    }
    return true;
}

bool testCovers(const RouteCondition& earlier, const RouteCondition& later) {
    switch (valueKindOf(earlier.field)) {
        case RouteValueKind::Words:
        case RouteValueKind::Weekdays:
            return wordsCover(earlier, later);
        case RouteValueKind::Number: {
            const Range wide = rangeOf(earlier);
            const Range narrow = rangeOf(later);
            return wide.from <= narrow.from && narrow.to <= wide.to;
        }
        case RouteValueKind::Flag:
            return earlier.number == later.number;
        case RouteValueKind::TimeOfDay:
            return timeCovers(earlier, later);
    }
    return false;
}

// Two tests of one field that no value passes both.
bool exclude(const RouteCondition& one, const RouteCondition& other) {
    if (!sameField(one, other) || !hasOneValue(one.field)) {
        return false;
    }
    switch (valueKindOf(one.field)) {
        case RouteValueKind::Words:
        case RouteValueKind::Weekdays: {
            const auto noneFits = [](const RouteCondition& words, const RouteCondition& patterns) {
                return std::ranges::none_of(words.values, isPattern) &&
                       std::ranges::none_of(words.values, [&](const std::string& word) {
                           return std::ranges::any_of(patterns.values, [&](const auto& pattern) {
                               return fits(pattern, word);
                           });
                       });
            };
            return noneFits(one, other) || noneFits(other, one);
        }
        case RouteValueKind::Number: {
            const Range left = rangeOf(one);
            const Range right = rangeOf(other);
            return left.to < right.from || right.to < left.from;
        }
        case RouteValueKind::Flag:
            return one.number != other.number;
        case RouteValueKind::TimeOfDay:
            return false;
    }
    return false;
}

}  // namespace

bool covers(const RouteCondition& earlier, const RouteCondition& later) {
    const auto each = [](const RouteCondition& condition) {
        return [&condition](const RouteCondition& part) { return covers(part, condition); };
    };
    if (earlier.kind == ConditionKind::Test && later.kind == ConditionKind::Test) {
        return sameField(earlier, later) && testCovers(earlier, later);
    }
    if (earlier.kind == ConditionKind::All) {
        return std::ranges::all_of(earlier.of, each(later));
    }
    if (earlier == later) {
        return true;
    }
    if (later.kind == ConditionKind::Any) {
        return !later.of.empty() && std::ranges::all_of(later.of, [&](const auto& part) {
            return covers(earlier, part);
        });
    }
    if (earlier.kind == ConditionKind::Any && std::ranges::any_of(earlier.of, each(later))) {
        return true;
    }
    if (later.kind == ConditionKind::All) {
        return std::ranges::any_of(later.of,
                                   [&](const auto& part) { return covers(earlier, part); });
    }
    return false;
}

bool neverHolds(const RouteCondition& condition) {
    switch (condition.kind) {
        case ConditionKind::Any:
            return std::ranges::all_of(condition.of, neverHolds);
        case ConditionKind::Not:
            return std::ranges::all_of(condition.of,
                                       [](const RouteCondition& part) { return part.isAlways(); });
        case ConditionKind::Test:
            return valueKindOf(condition.field) == RouteValueKind::Number &&
                   rangeOf(condition).to < rangeOf(condition).from;
        case ConditionKind::All:
            break;
    }
    for (std::size_t i = 0; i < condition.of.size(); ++i) {
        const RouteCondition& part = condition.of[i];
        if (neverHolds(part) ||
            std::any_of(condition.of.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                        condition.of.end(),
                        [&](const RouteCondition& other) { return exclude(part, other); })) {
            return true;
        }
    }
    return false;
}

namespace {

// Cases that there are no others of: whatever a call is like, it is of one of them.
using Cases = std::vector<RouteCondition>;

// More cases than these are not told apart, so that no document takes long.
constexpr std::size_t kMostCases = 64;
constexpr std::size_t kMostCuts = 16;

template <class Take>
void eachNeededTest(const RouteCondition& condition, const Take& take) {
    if (condition.kind == ConditionKind::Test) {
        take(condition);
    }
    for (std::size_t i = 0; condition.kind == ConditionKind::All && i < condition.of.size(); ++i) {
        eachNeededTest(condition.of[i], take);
    }
}

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
    switch (test.comparison) {
        case Comparison::Over:
            opposite.comparison = Comparison::AtMost;
            return opposite;
        case Comparison::AtMost:
            opposite.comparison = Comparison::Over;
            return opposite;
        case Comparison::AtLeast:
            opposite.comparison = Comparison::Below;
            return opposite;
        case Comparison::Below:
            opposite.comparison = Comparison::AtLeast;
            return opposite;
        case Comparison::Exactly:
            break;
    }
    return std::nullopt;
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
            hiders = together(when, route, m_cuts[i]);
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
            if (opposite && !known && m_cuts.size() < kMostCuts) {
                m_cuts.push_back({test, *opposite});
            }
        });
    }

    // A route that has to have one of some words covers only what asks for one of them.
    std::optional<std::size_t> firstThatHides(const RouteCondition& when, std::size_t end) const {
        std::size_t first = end;
        const auto look = [&](std::size_t route) {
            if (route < first && covers(m_routes[route].when, when)) {
                first = route;
            }
            return route < first;
        };
        anyTest(when, [&](const RouteCondition& test) {
            for (const std::string& word : test.values) {
                m_index.eachFoundBy(test.field, word, look);
            }
            return false;
        });
        for (const std::uint32_t route : m_index.byNoWord()) {
            if (!look(route)) {
                break;
            }
        }
        return first == end ? std::nullopt : std::optional(first);
    }

    std::vector<std::size_t> together(const RouteCondition& when, std::size_t end,
                                      const Cases& cases) const {
        std::vector<std::size_t> hiders;
        for (const RouteCondition& each : cases) {
            RouteCondition narrow;
            narrow.of = {when, each};
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
    std::vector<Cases> m_cuts;  // of the routes so far
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
