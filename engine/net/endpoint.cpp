// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/endpoint.hpp"

#include <netinet/in.h>

#include <cstring>

namespace weir::net {

namespace {

// Copied, because a sockaddr_storage may not be read as what it stands for.
template <class Address>
Address as(const sockaddr& from) {
    Address made;
    std::memcpy(&made, &from, sizeof(made));
    return made;
}

}  // namespace

Endpoint::Endpoint(const IpAddress& address, std::uint16_t port) {
    if (address.isV6()) {
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        std::memcpy(&v6.sin6_addr, address.bytes().data(), sizeof(v6.sin6_addr));
        std::memcpy(&m_storage, &v6, m_size = sizeof(v6));
    } else {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        std::memcpy(&v4.sin_addr, address.bytes().data(), sizeof(v4.sin_addr));
        std::memcpy(&m_storage, &v4, m_size = sizeof(v4));
    }
}

IpAddress Endpoint::address() const {
    return addressOf(*data());
}

std::uint16_t Endpoint::port() const {
    return ntohs(family() == AF_INET6 ? as<sockaddr_in6>(*data()).sin6_port
                                      : as<sockaddr_in>(*data()).sin_port);
}

std::string Endpoint::text() const {
    const std::string host = address().text();
    return (family() == AF_INET6 ? "[" + host + "]:" : host + ":") + std::to_string(port());
}

IpAddress addressOf(const sockaddr& socketAddress) {
    if (socketAddress.sa_family == AF_INET6) {
        std::array<std::uint8_t, 16> bytes;
        const auto v6 = as<sockaddr_in6>(socketAddress);
        std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
        return IpAddress::v6(bytes);
    }
    std::array<std::uint8_t, 4> bytes;
    const auto v4 = as<sockaddr_in>(socketAddress);
    std::memcpy(bytes.data(), &v4.sin_addr, bytes.size());
    return IpAddress::v4(bytes);
}

}  // namespace weir::net
