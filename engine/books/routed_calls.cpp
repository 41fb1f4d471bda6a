// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/routed_calls.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace weir::books {

namespace {

// No name holds it.
constexpr char kBetween = '\0';

std::string_view keyWithoutTeam(const TrafficRow& row) {
    return row.team.empty() ? std::string_view(row.key) : std::string_view();
}

// A name that led nowhere may be anything that a caller thinks of.
std::string_view modelWithoutRoute(const TrafficRow& row) {
    return row.route.empty() && !row.target.empty() ? std::string_view(row.modelAsked)
                                                    : std::string_view();
}

bool lacksPriceForItsTokens(const TrafficRow& row) {
    return row.pricing == Pricing::Unpriced &&
           (row.usage.source != Source::Unknown ||
            std::ranges::find(row.path, AttemptSign::Served) != row.path.end());
}

}  // namespace

RoutedCalls& RoutedCallsSum::wayOf(const TrafficRow& row) {
    m_name.clear();
    for (const std::string_view part :
         {std::string_view(row.team), keyWithoutTeam(row), std::string_view(row.route),
          modelWithoutRoute(row), std::string_view(row.target)}) {
        m_name.append(part);
        m_name.push_back(kBetween);
    }
    for (const std::string& each : row.passed) {
        m_name.append(each);
        m_name.push_back(kBetween);
    }
    const auto [place, isNew] = m_places.try_emplace(m_name, m_ways.size());
    if (isNew) {
        RoutedCalls& way = m_ways.emplace_back();
        way.team = row.team;
        way.key = keyWithoutTeam(row);
        way.route = row.route;
        way.model = modelWithoutRoute(row);
        way.target = row.target;
        way.passed = row.passed;
    }
    return m_ways[place->second];
}

void RoutedCallsSum::add(const TrafficRow& row) {
    RoutedCalls& way = wayOf(row);
    if (!row.ended()) {
        ++way.running;
        return;
    }
    way.ended.add(row.state, row.marks);
    if (has(row.marks, Mark::Simulated)) {
        return;
    }
    way.tokens += row.usage.tokensIn() + row.usage.tokensOut();
    way.spent += row.cost;
    way.unpriced += lacksPriceForItsTokens(row) ? 1 : 0;
    way.estimated += row.usage.source == Source::Estimated ? 1 : 0;
}

std::vector<RoutedCalls> RoutedCallsSum::take() {
    m_places.clear();
    std::ranges::sort(m_ways, [](const RoutedCalls& left, const RoutedCalls& right) {
        const std::uint64_t more = left.ended.total() + left.running;
        const std::uint64_t fewer = right.ended.total() + right.running;
        return more != fewer
                   ? more > fewer
                   : std::tie(left.team, left.key, left.route, left.model, left.target,
                              left.passed) < std::tie(right.team, right.key, right.route,
                                                      right.model, right.target, right.passed);
    });
    return std::exchange(m_ways, {});
}

}  // namespace weir::books
