// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/socket.h>

#include <string>

#include "engine/net/ip_address.hpp"

namespace weir::net {

// An address and a port, as the system takes and gives them.
class Endpoint {
public:
    // Empty: to be filled by the system, through data() and size().
    Endpoint() = default;
    Endpoint(const IpAddress& address, std::uint16_t port);

    sockaddr* data() { return reinterpret_cast<sockaddr*>(&m_storage); }
    const sockaddr* data() const { return reinterpret_cast<const sockaddr*>(&m_storage); }
    socklen_t& size() { return m_size; }
    socklen_t size() const { return m_size; }
    int family() const { return m_storage.ss_family; }

    IpAddress address() const;
    std::uint16_t port() const;
    // "127.0.0.1:9347", "[::1]:9347"
    std::string text() const;

private:
    sockaddr_storage m_storage{};
    socklen_t m_size = sizeof(m_storage);
};

IpAddress addressOf(const sockaddr& socketAddress);

}  // namespace weir::net
