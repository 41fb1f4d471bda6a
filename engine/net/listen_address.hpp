// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/net/ip_address.hpp"

namespace weir::net {

struct ListenAddress {
    IpAddress address;
    std::uint16_t port = 0;
    bool optional = false;  // the other family of loopback: nice to have
};

// "127.0.0.1:9347", "[::1]:9347", "localhost:9347", "0.0.0.0:80", "[::]:80". Loopback comes as both
// families, the named one first. Error: Invalid.
Result<std::vector<ListenAddress>> parseListenAddress(std::string_view text);

}  // namespace weir::net
