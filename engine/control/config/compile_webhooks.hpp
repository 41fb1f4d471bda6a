// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/config/compile.hpp"
#include "engine/policy/alerts.hpp"

namespace weir::control {

// Who is told of alerts. That an address or secret cannot be read here is a warning: then messages
// wait.
std::vector<policy::Webhook> compileWebhooks(const Document& document, const CompileInput& input,
                                             Problems& problems);

// A webhook's url is written out, or says where the address is kept.
bool isWrittenAddress(std::string_view url);

}  // namespace weir::control
