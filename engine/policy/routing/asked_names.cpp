// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/asked_metadata.hpp"

#include "engine/policy/routing/conditions.hpp"

namespace weir::policy {

namespace {

void addNamesOf(const Route& route, std::vector<std::string>& names) {
    if (route.enabled) {
        addNames(route.when, RouteField::Metadata, names);
    }
}

}  // namespace

std::vector<std::string> metadataNamesOf(const std::vector<Route>& routes) {
    std::vector<std::string> names;
    for (const Route& route : routes) {
        addNamesOf(route, names);
    }
    return names;
}

std::optional<std::size_t> firstBeyondMetadata(const std::vector<Route>& routes) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        addNamesOf(routes[i], names);
        if (names.size() > kMostMetadata) {
            return i;
        }
    }
    return std::nullopt;
}

}  // namespace weir::policy
