// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/document.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

void compileClassify(const ClassifyFields& fields, policy::Snapshot& snapshot, Problems& problems);

// That every task and every grade of complexity a condition asks for is one that calls can have.
// `place`: of the condition.
void checkJudged(const RouteCondition& when, Place place, const policy::Snapshot& snapshot,
                 Problems& problems);

}  // namespace weir::control
