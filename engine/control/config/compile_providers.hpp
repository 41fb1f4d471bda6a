// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/config/compile.hpp"
#include "engine/providers/provider.hpp"
#include "engine/providers/proxy_rules.hpp"

namespace weir::control {

// In the order of the document. One with problems is there too, as far as it could be read, so
// that targets which name it are not reported as well. `ofBodies` is the key that stored bodies are
// encrypted with: it goes to no provider. `proxy` is of those that do not name their own.
std::vector<providers::Provider> compileProviders(const Document& document,
                                                  const CompileInput& input,
                                                  const providers::KeyRef& ofBodies,
                                                  const providers::ProxyRules& proxy,
                                                  Problems& problems);

}  // namespace weir::control
