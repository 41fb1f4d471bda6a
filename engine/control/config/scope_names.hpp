// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"

// Names that say whose calls a budget or a limit is for.
namespace weir::control {

// A name that was written and says nothing would make it one for all. `what`: "budget "a"".
void checkNamesSomebody(const Text& name, std::string_view what, Problems& problems);

// Of a provider of the document; none is right too.
void checkProviderName(const Document& document, const Text& provider, Problems& problems);

}  // namespace weir::control
