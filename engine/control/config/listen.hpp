// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

inline constexpr std::string_view kDefaultListen = "127.0.0.1:9347";

// The address to listen on, in its one spelling: "127.0.0.1:9347", "[::1]:9347". "localhost" is
// 127.0.0.1 (the listener opens both families of loopback); no other name is looked up. Port 0:
// any that is free. Errors: Invalid.
Result<std::string> parseListen(std::string_view address);

// Whoever can reach the gateway must at least need a key. Asked before a listener is opened, not
// when a policy is compiled: the last key of a running gateway can be revoked.
// Errors: Denied (an address beyond this machine, and no key exists).
Result<void> checkExposure(const policy::Snapshot& snapshot);

}  // namespace weir::control
