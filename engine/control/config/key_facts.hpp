// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/compile.hpp"
#include "engine/providers/key_ref.hpp"

namespace weir::control {

// Whether whoever puts the document in force can read that key, as far as it can be told without
// asking anybody. Errors: why not.
Result<void> keyCanBeRead(const providers::KeyRef& reference, const CompileInput& input);

}  // namespace weir::control
