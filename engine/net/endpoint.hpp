// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <boost/asio/ip/tcp.hpp>

#include "engine/net/ip_address.hpp"

// Between our addresses and Asio's.
namespace weir::net {

boost::asio::ip::tcp::endpoint toEndpoint(const IpAddress& address, std::uint16_t port);
// "127.0.0.1:9347", "[::1]:9347"
std::string textOf(const boost::asio::ip::tcp::endpoint& endpoint);

}  // namespace weir::net
