// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

#include "engine/control/admin/routes.hpp"

// How one list of routes differs from another. Routes are the same by their names.
namespace weir::ui {

struct RouteMark {
    bool isNew = false;
    bool isChanged = false;
    bool isMoved = false;
    bool hasChangedSet = false;  // it stays as it is, and a set that it asks for does not

    // It was edited itself.
    bool isMarked() const { return isNew || isChanged || isMoved; }
    friend bool operator==(const RouteMark&, const RouteMark&) = default;
};

// The same condition without groups of one, and without a group of all in a group of all.
RouteCondition plain(RouteCondition condition);

// They say the same, in the same order.
bool sameRoutes(const std::vector<admin::RouteSettings>& left,
                const std::vector<admin::RouteSettings>& right);

// One for each route of `draft`. As few as possible are moved.
std::vector<RouteMark> marksOf(const std::vector<admin::RouteSettings>& active,
                               const std::vector<admin::RouteSettings>& draft);

// Routes that are new, changed, moved or no longer there.
int changesBetween(const std::vector<admin::RouteSettings>& active,
                   const std::vector<admin::RouteSettings>& draft);

// To be read and compared line by line.
QStringList linesOf(const std::vector<admin::RouteSettings>& routes);

}  // namespace weir::ui
