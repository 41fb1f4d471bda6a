// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace weir::app {

// The addresses that the system says it asks for names; a server on this machine asks others in
// turn. Empty: it does not say.
std::vector<std::string> nameServers();

}  // namespace weir::app
