// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/named_set.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/routes.hpp"
#include "engine/control/config/document.hpp"

// The routes of a document with the sets that they ask for, which are changed together.
namespace weir::control {

struct Routing {
    std::vector<admin::RouteSettings> routes;
    std::vector<NamedSet> sets;

    friend bool operator==(const Routing&, const Routing&) = default;
};

Routing routingOf(const Document& document);

// The document with both, by the rules of edit.hpp, or none of it.
Result<std::string> setRouting(std::string_view text, const Routing& wanted);

}  // namespace weir::control
