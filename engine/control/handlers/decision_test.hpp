// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.hpp"
#include "engine/control/admin/traffic.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

// What was decided on a call, as a test: run with the document that decided, it passes, as far as
// it asks for what was recorded. Of the snapshot it reads what its routes ask for and how they
// choose. Errors: NotFound, as MakeDecisionTest.
Result<admin::DecisionTest> decisionTestOf(const admin::ExchangeDetail& call,
                                           const policy::Snapshot& inForce);

}  // namespace weir::control
