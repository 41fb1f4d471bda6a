// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace weir {

// A block of IP addresses in CIDR notation, "10.4.0.0/16" or "2001:db8::/32"; without a length it
// is one address. An IPv4 address and the same one mapped into IPv6 are one. Source: RFC 4632, RFC
// 4291.
class AddressRange {
public:
    // Nothing: it is no address, the length is none, or there are bits behind it.
    static std::optional<AddressRange> parse(std::string_view text);

    // "10.4.0.7", without port and brackets. What is no address is in no range.
    bool contains(std::string_view address) const;

private:
    std::array<std::uint8_t, 16> m_prefix{};
    unsigned m_bits = 128;
};

}  // namespace weir
