// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

#include "engine/control/admin/routes.hpp"

// What a person can choose from while a rule is written; other words may be typed all the same.
namespace weir::ui {

// Names alone, and with those of the sets that hold such.
QStringList knownNames(const admin::RouteList& list, RouteField field);
QStringList knownValues(const admin::RouteList& list, const std::vector<NamedSet>& sets,
                        RouteField field);
QStringList knownTargets(const admin::RouteList& list);
QStringList knownRegions(const admin::RouteList& list);

}  // namespace weir::ui
