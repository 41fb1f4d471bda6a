// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/merge_routes.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace weir::control {

namespace {

using Routes = std::vector<admin::RouteSettings>;

const admin::RouteSettings* find(const Routes& routes, std::string_view name) {
    const auto found = std::ranges::find(routes, name, &admin::RouteSettings::name);
    return found == routes.end() ? nullptr : &*found;
}

bool same(const admin::RouteSettings* one, const admin::RouteSettings* other) {
    return one == other || (one != nullptr && other != nullptr && *one == *other);
}

// The names that both lists have, in the order of the first.
std::vector<std::string_view> shared(const Routes& routes, const Routes& with) {
    std::vector<std::string_view> names;
    for (const admin::RouteSettings& each : routes) {
        if (find(with, each.name) != nullptr) {
            names.push_back(each.name);
        }
    }
    return names;
}

bool moved(const Routes& base, const Routes& now) {
    return shared(base, now) != shared(now, base);
}

Error bothChanged(std::string_view name) {
    return Error::conflict("The route \"" + std::string(name) +
                               "\" was changed by somebody else meanwhile. The draft is kept.",
                           "Compare the two, and take over what was changed.");
}

}  // namespace

Result<std::vector<admin::RouteSettings>> mergeRoutes(const Routes& base, const Routes& theirs,
                                                      const Routes& ours) {
    if (base == theirs) {
        return ours;
    }
    const bool theyMoved = moved(base, theirs);
    if (theyMoved && moved(base, ours) && shared(ours, theirs) != shared(theirs, ours)) {
        return Error::conflict("Somebody else moved routes meanwhile. The draft is kept.",
                               "Compare the two orders, and take over what was changed.");
    }
    const Routes& order = theyMoved ? theirs : ours;
    const Routes& others = theyMoved ? ours : theirs;
    // The one wish for a route of which there is any; null: it is to go.
    const auto wanted = [&](std::string_view name) -> Result<const admin::RouteSettings*> {
        const auto* was = find(base, name);
        const auto* their = find(theirs, name);
        const auto* our = find(ours, name);
        if (same(was, their) || same(their, our)) {
            return our;
        }
        if (same(was, our)) {
            return their;
        }
        return bothChanged(name);
    };
    Routes merged;
    for (const admin::RouteSettings& each : order) {
        const auto route = wanted(each.name);
        if (!route) {
            return route.error();
        }
        if (*route != nullptr) {
            merged.push_back(**route);
        }
    }
    // What only the other list has goes behind the route that it follows there.
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (find(order, others[i].name) != nullptr) {
            continue;
        }
        const auto route = wanted(others[i].name);
        if (!route) {
            return route.error();
        }
        if (*route != nullptr) {
            const auto before =
                i == 0 ? merged.end()
                       : std::ranges::find(merged, others[i - 1].name, &admin::RouteSettings::name);
            merged.insert(i == 0                   ? merged.begin()
                          : before == merged.end() ? before
                                                   : before + 1,
                          **route);
        }
    }
    return merged;
}

}  // namespace weir::control
