// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace weir::app {

// The process that listens on a TCP port of this machine.
struct PortHolder {
    std::int64_t pid = 0;
    std::string program;  // "ollama"
};

// Nothing when nobody listens there, or when it may not be known: a process of another user.
std::optional<PortHolder> findPortHolder(std::uint16_t port);

}  // namespace weir::app
