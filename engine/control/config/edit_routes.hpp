// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/routes.hpp"
#include "engine/control/config/document.hpp"

// Changes to the routes of a document, by the rules of edit.hpp.
namespace weir::control {

std::vector<admin::RouteSettings> routesOf(const Document& document);

// The document with these routes, in this order. A route that is there keeps its text but for the
// fields that differ, and its comments; one that moves takes them along.
Result<std::string> setRoutes(std::string_view text,
                              const std::vector<admin::RouteSettings>& wanted);

// A route as it is written, for a person to read and to carry to another document.
std::string routeText(const admin::RouteSettings& route);

}  // namespace weir::control
