// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/address_range.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace weir {

namespace {

using Bytes = std::array<std::uint8_t, 16>;
constexpr unsigned kMappedBits = 96;

struct Address {
    Bytes bytes{};
    bool isV4 = false;
};

std::optional<Address> read(std::string_view text) {
    const std::string terminated(text);
    Address address;
    // A NUL inside would hide what follows it from inet_pton.
    if (text.find('\0') != std::string_view::npos) {
        return std::nullopt;
    }
    if (::inet_pton(AF_INET, terminated.c_str(), address.bytes.data() + 12) == 1) {
        address.bytes[10] = 0xff;
        address.bytes[11] = 0xff;
        address.isV4 = true;
        return address;
    }
    if (::inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) {
        return address;
    }
    return std::nullopt;
}

// The bits of the byte that lie within the first `bits` of all.
std::uint8_t maskOf(std::size_t byte, unsigned bits) {
    const auto before = static_cast<unsigned>(byte) * 8;
    const unsigned left = bits <= before ? 0 : std::min(8U, bits - before);
    return static_cast<std::uint8_t>(0xff00U >> left);
}

bool agree(const Bytes& left, const Bytes& right, unsigned bits) {
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (((left[i] ^ right[i]) & maskOf(i, bits)) != 0) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::optional<AddressRange> AddressRange::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto address = read(text.substr(0, slash));
    if (!address) {
        return std::nullopt;
    }
    AddressRange range;
    range.m_prefix = address->bytes;
    if (slash != std::string_view::npos) {
        const std::string_view digits = text.substr(slash + 1);
        unsigned bits = 0;
        const auto [end, failed] =
            std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (failed != std::errc() || end != digits.data() + digits.size() ||
            bits > (address->isV4 ? 32U : 128U)) {
            return std::nullopt;
        }
        range.m_bits = bits + (address->isV4 ? kMappedBits : 0);
    }
    // 10.4.0.7/16 may mean the address or the block: neither is guessed.
    Bytes cut = range.m_prefix;
    for (std::size_t i = 0; i < cut.size(); ++i) {
        cut[i] &= maskOf(i, range.m_bits);
    }
    return cut == range.m_prefix ? std::optional(range) : std::nullopt;
}

bool AddressRange::contains(std::string_view address) const {
    const auto read = weir::read(address);
    return read && agree(read->bytes, m_prefix, m_bits);
}

}  // namespace weir
