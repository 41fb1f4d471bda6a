// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/base/named_set.hpp"
#include "engine/base/route_condition.hpp"
#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"

namespace weir::control {

// What is wrong with one whatever else the document has.
void checkSetFields(const SetFields& fields, Problems& problems);

// The sets of the document. One that no route asks for is a warning.
std::vector<NamedSet> compileSets(const Document& document, Problems& problems);

// That the sets a route asks for are there, and of the kind that it takes them for.
void checkSetUses(const RouteFields& route, const std::vector<NamedSet>& sets, Problems& problems);

// The same condition with what is in a set in the place of its name, so that no call looks for one.
// A set that is not there stays a word.
RouteCondition withSetValues(RouteCondition when, const std::vector<NamedSet>& sets);

}  // namespace weir::control
