// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/arrange.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace weir::policy {

namespace {

using Choice = StrategyFacts::Choice;

constexpr std::uint64_t kMostTokens = std::numeric_limits<std::uint64_t>::max();

std::uint64_t mixed(std::uint64_t value) {
    // The finaliser of SplitMix64: every bit of the input moves half of the output's.
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

// FNV-1a, so that a route sends a session to the same place on every machine and after a restart.
std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    }
    return hash;
}

// The smaller, the earlier. Sorting by an exponential of the rate `weight` draws the first with the
// chance weight / sum, and the rest likewise among those that are left; and a choice that comes or
// goes moves only what has to move to or from it (weighted rendezvous hashing).
double drawn(const RouteChoice& choice, std::uint64_t seed) {
    if (choice.weight == 0) {
        return std::numeric_limits<double>::infinity();
    }
    const std::uint64_t bits = mixed(seed ^ hashOf(choice.name)) >> 11U;
    const double uniform = (static_cast<double>(bits) + 0.5) / 9007199254740992.0;  // 2^53
    return -std::log(uniform) / choice.weight;
}

// What keeps a session where it is, wherever it would be drawn to. A choice without a weight keeps
// nobody: it is for when the others fail.
std::uint64_t keptBy(const RouteChoice& choice, const Choice& seen) {
    return choice.weight == 0 ? 0 : seen.warmTokens;
}

template <class Key>
std::vector<std::uint32_t> sortedBy(std::size_t count, Key key) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, key);
    return order;
}

std::vector<std::uint32_t> orderOf(const Route& route, const StrategyFacts& facts) {
    const std::size_t count = route.choices.size();
    const auto by = [&](auto key) {
        return sortedBy(count, [&, key](std::uint32_t i) { return key(facts.choices[i]); });
    };
    switch (route.strategy) {
        case RouteStrategy::Ordered:
            break;
        case RouteStrategy::Weighted:
            return sortedBy(count,
                            [&](std::uint32_t i) { return drawn(route.choices[i], facts.draw); });
        case RouteStrategy::Sticky:
            return sortedBy(count, [&](std::uint32_t i) {
                return std::pair(kMostTokens - keptBy(route.choices[i], facts.choices[i]),
                                 drawn(route.choices[i], hashOf(facts.sticky)));
            });
        case RouteStrategy::Cheapest:
            // Of two that cost the same, what is warm answers sooner.
            return by([](const Choice& choice) {
                return std::tuple(!choice.cost, choice.cost.value_or(Money()),
                                  choice.warmTokens == 0);
            });
        case RouteStrategy::Fastest:
            // What nobody has measured lately is asked by one call at a time until it is.
            return by([&facts](const Choice& choice) {
                const bool unknown = choice.firstTokenP50Us < 0;
                return std::tuple(
                    unknown && choice.inFlight > 0,
                    expectedUs(choice.firstTokenP50Us, choice.tokenP50Us, facts.answerTokens));
            });
        case RouteStrategy::LeastBusy:
            return by([](const Choice& choice) { return choice.inFlight; });
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    return order;
}

std::string shareOf(const Route& route, std::uint32_t choice) {
    const std::uint64_t sum =
        std::accumulate(route.choices.begin(), route.choices.end(), std::uint64_t(0),
                        [](std::uint64_t so, const RouteChoice& each) { return so + each.weight; });
    return "weight " + std::to_string(route.choices[choice].weight) + " of " + std::to_string(sum);
}

std::string andWarm(const Choice& seen) {
    return seen.warmTokens == 0 ? std::string() : "; " + warmText(seen.warmTokens, seen.warmUntil);
}

std::string whyKept(const Route& route, const StrategyFacts& facts, std::uint32_t choice) {
    const Choice& seen = facts.choices[choice];
    const auto comesBefore = [&](const RouteChoice& other) {
        const std::uint64_t seed = hashOf(facts.sticky);
        return drawn(other, seed) < drawn(route.choices[choice], seed);
    };
    if (keptBy(route.choices[choice], seen) > 0 &&
        std::ranges::any_of(route.choices, comesBefore)) {
        return "kept by its prompt cache: " + warmText(seen.warmTokens, seen.warmUntil);
    }
    return std::string("kept together by ") +
           (route.stickyBy == StickyBy::Session ? "session"
            : route.stickyBy == StickyBy::User  ? "user"
                                                : "key") +
           andWarm(seen);
}

// "about 6.5 s for 500 tokens: first in 612 ms, then 85 a second"
std::string speedOf(const Choice& seen, std::uint64_t tokens) {
    if (seen.firstTokenP50Us < 0) {
        return "first token not measured lately";
    }
    const std::int64_t first = seen.firstTokenP50Us / 1000;
    if (seen.tokenP50Us <= 0) {
        return fmt::format("first token {} ms, tokens a second not measured lately", first);
    }
    const std::int64_t whole = expectedUs(seen.firstTokenP50Us, seen.tokenP50Us, tokens);
    const double rate = 1e6 / seen.tokenP50Us;
    return fmt::format("about {:.1f} s for {} tokens: first in {} ms, then {:.{}f} a second",
                       static_cast<double>(whole) / 1e6, tokens, first, rate, rate < 10 ? 1 : 0);
}

std::string figureOf(const Route& route, const StrategyFacts& facts, std::uint32_t choice) {
    const Choice& seen = facts.choices[choice];
    switch (route.strategy) {
        case RouteStrategy::Ordered:
            return {};
        case RouteStrategy::Weighted:
            return "drawn, " + shareOf(route, choice);
        case RouteStrategy::Sticky:
            return whyKept(route, facts, choice);
        case RouteStrategy::Cheapest:
            return (seen.cost ? "about $" + seen.cost->text() : "unpriced") + andWarm(seen);
        case RouteStrategy::Fastest:
            return speedOf(seen, facts.answerTokens);
        case RouteStrategy::LeastBusy:
            return std::to_string(seen.inFlight) + " in flight";
    }
    return {};
}

}  // namespace

std::string warmText(std::uint64_t tokens, Timestamp until) {
    std::string digits = std::to_string(tokens);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, 1, ',');
    }
    return digits + fmt::format(" tokens warm here until about {:%H:%M} UTC",
                                std::chrono::floor<std::chrono::seconds>(until));
}

std::int64_t expectedUs(std::int64_t firstTokenUs, std::int64_t tokenUs, std::uint64_t tokens) {
    if (firstTokenUs < 0 || tokenUs <= 0) {
        return firstTokenUs;
    }
    return firstTokenUs + tokenUs * static_cast<std::int64_t>(tokens);
}

std::vector<Arranged> arrange(const Route& route, const StrategyFacts& facts) {
    std::vector<Arranged> arranged;
    arranged.reserve(route.choices.size());
    for (const std::uint32_t choice : orderOf(route, facts)) {
        const std::size_t place = arranged.size();
        std::string reason = (place == 0 ? "first of route "
                                         : "number " + std::to_string(place + 1) + " of route ") +
                             route.name;
        if (std::string figure = figureOf(route, facts, choice); !figure.empty()) {
            reason += ": " + figure;
        }
        arranged.push_back({choice, std::move(reason)});
    }
    return arranged;
}

}  // namespace weir::policy
