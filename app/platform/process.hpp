// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace weir::app {

// For a process that holds keys and many sockets: no core dumps and no reading of its memory by
// other programs of the user; as many descriptors as the system allows.
void hardenProcess();

// How many descriptors this process may have now.
std::size_t descriptorLimit();

}  // namespace weir::app
