// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/read_route_text.hpp"

#include <optional>
#include <utility>

#include "engine/control/config/compile_routes.hpp"
#include "engine/control/config/edit_routes.hpp"
#include "engine/control/config/read_items.hpp"
#include "engine/control/config/read_routes.hpp"

namespace weir::control {

namespace {

constexpr const char* kCarriedForms =
    "Write a list of routes, like - {name: Code, use: {targets: [PROVIDER/MODEL]}}.";

// The list in it; nothing, with a problem, if it is none.
std::optional<YamlNode> listOf(YamlNode root, ValueReader& reader) {
    if (root.kind == YamlNode::Kind::Sequence) {
        return root;
    }
    if (root.kind == YamlNode::Kind::Mapping) {
        if (const YamlNode* routes = root.find("routes")) {
            return *routes;
        }
        YamlNode single;
        single.kind = YamlNode::Kind::Sequence;
        single.place = root.place;
        single.items.push_back(std::move(root));
        return single;
    }
    reader.problem(root.place, "this is no route", kCarriedForms);
    return std::nullopt;
}

}  // namespace

CarriedRoutes readRouteText(std::string_view text) {
    CarriedRoutes carried;
    ParsedYaml parsed = parseYaml(text);
    carried.problems = std::move(parsed.problems);
    Document document;
    if (parsed.root) {
        ValueReader reader(carried.problems);
        if (const auto list = listOf(std::move(*parsed.root), reader)) {
            readItems(reader, *list, "routes", readRoute, "a route", document.routes);
        }
    }
    if (!hasErrors(carried.problems)) {
        for (const RouteFields& each : document.routes) {
            checkRouteFields(each, carried.problems);
        }
        if (document.routes.empty()) {
            carried.problems.push_back(
                {Severity::Error, {}, "there is no route in it", kCarriedForms});
        }
    }
    sortByPlace(carried.problems);
    if (!hasErrors(carried.problems)) {
        carried.routes = routesOf(document);
    }
    return carried;
}

}  // namespace weir::control
