// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace weir::net {

// Of which kind of network an address is, for the question who may be called there.
enum class Reach {
    Public,
    Private,   // 10/8, 172.16/12, 192.168/16, 100.64/10, fc00::/7: only for providers marked local
    Loopback,  // 127/8, ::1: likewise
    Forbidden  // link-local and metadata services, unspecified, multicast, reserved: never
};

class IpAddress {
public:
    static IpAddress v4(std::array<std::uint8_t, 4> bytes);
    static IpAddress v6(const std::array<std::uint8_t, 16>& bytes);
    // Four plain decimal numbers, or RFC 4291 text without brackets and zone.
    static std::optional<IpAddress> parse(std::string_view text);

    bool isV6() const { return m_isV6; }
    // The first four are those of an IPv4 address.
    const std::array<std::uint8_t, 16>& bytes() const { return m_bytes; }
    // An IPv4 address inside IPv6 (mapped, NAT64, 6to4) is judged as what it stands for.
    Reach reach() const;
    std::string text() const;

    friend bool operator==(const IpAddress&, const IpAddress&) = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
    bool m_isV6 = false;
};

// Whether a provider may be called there. `name` is what resolved to it, for the text. Error:
// Denied.
Result<void> checkReach(const IpAddress& address, std::string_view name, bool local);

}  // namespace weir::net
