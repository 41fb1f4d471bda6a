// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_routes.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/control/config/edit_items.hpp"
#include "engine/control/config/rewrite_list.hpp"
#include "engine/control/config/route_text.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

using admin::RouteSettings;

std::optional<std::string> when(bool isWritten, std::string value) {
    return isWritten ? std::optional(std::move(value)) : std::nullopt;
}

std::vector<WrittenField> writtenFields(const RouteSettings& route) {
    const bool refuses = !route.refuse.empty();
    return {{"name", renderScalar(route.name)},
            {"enabled", when(!route.enabled, "false")},
            {"when", when(!route.when.isAlways(), renderCondition(route.when))},
            {"use", when(!refuses, renderUse(route))},
            {"refuse", when(refuses, renderScalar(route.refuse))}};
}

RouteSettings settingsOf(const RouteFields& fields) {
    RouteSettings settings{.name = fields.name.value,
                           .enabled = fields.enabled,
                           .when = fields.when,
                           .strategy = fields.strategy,
                           .stickyBy = fields.stickyBy.value,
                           .targets = {},
                           .require = fields.require.value,
                           .failover = fields.failover.value,
                           .refuse = fields.refuse.value};
    for (const RouteTargetFields& each : fields.targets) {
        settings.targets.push_back({each.target.value, each.weight.value});
    }
    return settings;
}

// What is asked for, as it comes out when it is written: conditions within conditions that say no
// more than their parts are put beside each other, and what means nothing is not written.
Result<RouteSettings> asWritten(const RouteSettings& route) {
    const auto document = readSound("routes:\n" + routeText(route));
    if (!document) {
        return Error::invalid("The route \"" + route.name.substr(0, 100) +
                              "\" cannot be written: " + document.error().message);
    }
    return settingsOf(document->routes.front());
}

}  // namespace

std::vector<RouteSettings> routesOf(const Document& document) {
    std::vector<RouteSettings> routes;
    std::ranges::transform(document.routes, std::back_inserter(routes),
                           [](const RouteFields& each) { return settingsOf(each); });
    return routes;
}

Result<std::string> setRoutes(std::string_view text, const std::vector<RouteSettings>& wanted) {
    static constexpr ListOfDocument<RouteSettings> kRoutes{"routes", "route", routesOf,
                                                           writtenFields};
    std::vector<RouteSettings> written;
    for (const RouteSettings& each : wanted) {
        auto one = asWritten(each);
        if (!one) {
            return std::move(one.error());
        }
        written.push_back(std::move(*one));
    }
    if (auto differ = checkNamesDiffer(kRoutes, wanted); !differ) {
        return std::move(differ.error());
    }
    return rewriteList(text, kRoutes, written);
}

std::string routeText(const RouteSettings& route) {
    return itemText(writtenFields(route));
}

}  // namespace weir::control
