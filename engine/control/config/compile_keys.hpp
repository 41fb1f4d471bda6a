// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/compile.hpp"

namespace weir::control {

// The keys of the store and those the document declares. A name in both is an error: nothing wins
// in silence. A declared key whose secret cannot be had is a warning, and lets nobody in.
void compileKeys(const Document& document, const CompileInput& input, policy::Snapshot& snapshot,
                 Problems& problems);

}  // namespace weir::control
