// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/providers/ask.hpp"
#include "engine/providers/provider.hpp"

namespace weir::providers {

// The body of a call that costs next to nothing: one word asked, an answer of a few tokens at most.
std::string smallestCall(const Provider& provider, const std::string& model);

// Whether the answer to it proves that the model was reached.
bool reachedModel(const Answered& answered);

}  // namespace weir::providers
