// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/compile.hpp"
#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"
#include "engine/providers/proxy_rules.hpp"

namespace weir::control {

// The proxy of the whole document. `ofBodies` is the key that stored bodies are encrypted with: it
// goes to no proxy.
providers::ProxyRules compileProxy(const ProxyFields& fields, const CompileInput& input,
                                   const providers::KeyRef& ofBodies, Problems& problems);
// The proxy of one provider: its own, none, or that of `general`.
providers::ProxyChoice compileProxy(const ProxyFields& fields, const providers::Provider& provider,
                                    const providers::ProxyRules& general, const CompileInput& input,
                                    const providers::KeyRef& ofBodies, Problems& problems);

}  // namespace weir::control
