// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/control/config/edit_routes.hpp"
#include "engine/control/config/read_route_text.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

Error tooManyCarried() {
    return Error::tooLarge("There are more than 1,000 routes.", "Take fewer at a time.");
}

Result<RenderedRoutes> renderRoutes(const RenderRoutes& operation) {
    if (operation.routes.size() > kMostCarriedRoutes) {
        return tooManyCarried();
    }
    RenderedRoutes rendered;
    for (const RouteSettings& each : operation.routes) {
        rendered.text += routeText(each);
    }
    return rendered;
}

Result<ParsedRoutes> parseRoutes(const ParseRoutes& operation) {
    constexpr std::size_t kMostProblems = 100;
    if (operation.text.size() > kMostCarriedBytes) {
        return Error::tooLarge("The text is longer than 256 KiB.", "Take fewer routes at a time.");
    }
    CarriedRoutes carried = readRouteText(operation.text);
    if (carried.routes.size() > kMostCarriedRoutes) {
        return tooManyCarried();
    }
    ParsedRoutes parsed;
    parsed.routes = std::move(carried.routes);
    for (const Problem& each : carried.problems) {
        if (parsed.problems.size() < kMostProblems) {
            parsed.problems.push_back({each.place.line, each.place.column, each.sentence()});
        }
    }
    return parsed;
}

}  // namespace

void addRouteTextHandlers(HandlerTable& table) {
    table.now<RenderRoutes>(renderRoutes);
    table.now<ParseRoutes>(parseRoutes);
}

}  // namespace weir::control
