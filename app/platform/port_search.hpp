// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace weir::app {

// The next port after `port` that can be listened on at the host of `address` ("127.0.0.1:9347",
// "[::1]:9347"); 0 when none of the next hundred can.
std::uint16_t findFreePort(const std::string& address, std::uint16_t port);

}  // namespace weir::app
