// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/asked_names.hpp"

#include <algorithm>

#include "engine/policy/routing/conditions.hpp"

namespace weir::policy {

namespace {

void addNamesOf(const Route& route, RouteField field, std::vector<std::string>& names) {
    if (route.enabled) {
        addNames(route.when, field, names);
    }
}

}  // namespace

std::vector<std::string> namesAskedFor(const std::vector<Route>& routes, RouteField field) {
    std::vector<std::string> names;
    for (const Route& route : routes) {
        addNamesOf(route, field, names);
    }
    return names;
}

std::optional<std::size_t> firstBeyondNames(const std::vector<Route>& routes, RouteField field) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        addNamesOf(routes[i], field, names);
        if (names.size() > kMostNames) {
            return i;
        }
    }
    return std::nullopt;
}

bool wasAskedFor(const CallFacts& call, RouteField field, std::string_view name) {
    return field == RouteField::Header
               ? std::ranges::find(call.headersAsked, name) != call.headersAsked.end()
               : std::ranges::find(call.metadata, name, &MetadataMember::name) !=
                     call.metadata.end();
}

}  // namespace weir::policy
