// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/compile.hpp"
#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

// Where the gateway can be operated and called from elsewhere. After the addresses for calls.
void compileAdmin(const Document& document, const CompileInput& input, policy::Snapshot& snapshot,
                  Problems& problems);

}  // namespace weir::control
