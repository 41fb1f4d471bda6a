// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/books/directory.hpp"
#include "engine/control/config/compile.hpp"

namespace weir::app {

// What only this machine knows of what a document names: whether its keys can be read by the rules,
// and its certificates be used.
void addLocalFacts(control::CompileInput& input, const providers::KeyRefRules& rules);

// The Weir keys of the store.
void addDirectoryKeys(control::CompileInput& input, const std::vector<books::StoredKey>& keys);

}  // namespace weir::app
