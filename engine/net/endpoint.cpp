// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/endpoint.hpp"

#include <algorithm>

namespace weir::net {

namespace asio = boost::asio;

asio::ip::tcp::endpoint toEndpoint(const IpAddress& address, std::uint16_t port) {
    if (address.isV6()) {
        asio::ip::address_v6::bytes_type bytes;
        std::copy(address.bytes().begin(), address.bytes().end(), bytes.begin());
        return {asio::ip::address_v6(bytes), port};
    }
    asio::ip::address_v4::bytes_type bytes;
    std::copy_n(address.bytes().begin(), bytes.size(), bytes.begin());
    return {asio::ip::address_v4(bytes), port};
}

std::string textOf(const asio::ip::tcp::endpoint& endpoint) {
    const std::string address = endpoint.address().to_string();
    const std::string port = ":" + std::to_string(endpoint.port());
    return endpoint.address().is_v6() ? "[" + address + "]" + port : address + port;
}

}  // namespace weir::net
