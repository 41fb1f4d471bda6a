// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/base/named_set.hpp"
#include "engine/control/admin/routes.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

struct CheckedRoutes {
    std::vector<admin::RouteNote> notes;  // by route
    std::vector<policy::Route> routes;    // as far as they can be compiled
    bool sound = true;                    // no error
};

struct CheckedSets {
    std::vector<admin::SetNote> notes;  // by set
    std::vector<NamedSet> sets;         // those without an error
    bool sound = true;                  // no error
};

// What is to be said of sets that are not in the document.
CheckedSets checkSets(const std::vector<NamedSet>& sets);

// What is to be said of routes that are not in the document, each by itself and all together, with
// the sets of the snapshot.
CheckedRoutes checkRoutes(const std::vector<admin::RouteSettings>& routes,
                          const policy::Snapshot& snapshot);

}  // namespace weir::control
