// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/compile.hpp"
#include "engine/policy/bodies.hpp"

namespace weir::control {

// Where bodies are kept. That the key cannot be read here is a warning: then none are stored.
policy::Bodies compileBodies(const Document& document, const CompileInput& input,
                             Problems& problems);

}  // namespace weir::control
