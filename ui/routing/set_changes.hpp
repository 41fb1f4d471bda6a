// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <string>
#include <vector>

#include "engine/base/named_set.hpp"
#include "ui/routing/route_changes.hpp"

// How the sets of a draft differ from others, and what a draft with sets comes to. Sets are the
// same by their names.
namespace weir::ui {

// One for each set of `draft`; none is moved, as their order means nothing.
std::vector<RouteMark> setMarksOf(const std::vector<NamedSet>& active,
                                  const std::vector<NamedSet>& draft);

// Sets that are new, changed or no longer there.
int setChangesBetween(const std::vector<NamedSet>& active, const std::vector<NamedSet>& draft);

// A set that it asks for holds something else than in force.
bool asksForChangedSet(const admin::RouteSettings& route, const std::vector<NamedSet>& active,
                       const std::vector<NamedSet>& draft);

// The names of those that ask for the set, in their order.
std::vector<std::string> routesAskingFor(const std::vector<admin::RouteSettings>& routes,
                                         const std::string& set);

// Routes and, behind them, sets; to be read and compared line by line.
QStringList linesOf(const std::vector<admin::RouteSettings>& routes,
                    const std::vector<NamedSet>& sets);

}  // namespace weir::ui
