// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

// What PROVIDER/MODEL stands for: a target for each key of the provider. Nothing, with a problem,
// where there is no such provider, or where it does not serve the model.
std::vector<policy::Target> compileTarget(const Text& target, const policy::Snapshot& snapshot,
                                          Problems& problems);

// The models of the document, with their targets.
std::vector<policy::Model> compileModels(const Document& document, const policy::Snapshot& snapshot,
                                         Problems& problems);

}  // namespace weir::control
