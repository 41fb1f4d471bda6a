// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_routes.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "engine/control/config/edit_items.hpp"
#include "engine/control/config/rewrite_list.hpp"
#include "engine/control/config/route_text.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

using admin::RouteSettings;

constexpr std::string_view kRoutes = "routes";

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
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    std::vector<RouteSettings> written;
    std::set<std::string_view> names;
    for (const RouteSettings& each : wanted) {
        auto one = asWritten(each);
        if (!one) {
            return std::move(one.error());
        }
        if (!names.insert(each.name).second) {
            return Error::invalid("There are two routes \"" + each.name + "\".",
                                  "Give one of them another name.");
        }
        written.push_back(std::move(*one));
    }
    if (routesOf(*document) == written) {
        return std::string(text);
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    if (auto done = rewriteList(*editor, kRoutes, routesOf(*document), written, writtenFields);
        !done) {
        return std::move(done.error());
    }
    const auto after = readSound(editor->text());
    if (!after) {
        return after.error();
    }
    if (routesOf(*after) != written) {
        return Error::invalid("The document is written in a way that cannot be changed here.",
                              "Change it in an editor.");
    }
    return editor->text();
}

std::string routeText(const RouteSettings& route) {
    std::string text;
    for (const auto& [name, value] : writtenFields(route)) {
        if (value) {
            text.append(text.empty() ? "- " : "  ").append(name).append(": ").append(*value);
            text += '\n';
        }
    }
    return text;
}

}  // namespace weir::control
