// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/ip_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <span>

namespace weir::net {

namespace {

struct Range {
    std::array<std::uint8_t, 16> prefix;
    unsigned bits;
    Reach reach;
};

// First match counts. Source: IANA special-purpose address registries (RFC 6890), and the
// addresses under which clouds serve credentials to whoever asks.
constexpr Range kV4[] = {
    {{0}, 8, Reach::Forbidden},
    {{10}, 8, Reach::Private},
    {{100, 100, 100, 200}, 32, Reach::Forbidden},  // metadata of Alibaba Cloud
    {{100, 64}, 10, Reach::Private},
    {{127}, 8, Reach::Loopback},
    {{168, 63, 129, 16}, 32, Reach::Forbidden},  // host services of Azure
    {{169, 254}, 16, Reach::Forbidden},
    {{172, 16}, 12, Reach::Private},
    {{192, 0, 0}, 24, Reach::Forbidden},
    {{192, 0, 2}, 24, Reach::Forbidden},
    {{192, 168}, 16, Reach::Private},
    {{198, 18}, 15, Reach::Private},
    {{198, 51, 100}, 24, Reach::Forbidden},
    {{203, 0, 113}, 24, Reach::Forbidden},
    {{224}, 3, Reach::Forbidden},  // multicast and reserved
};

constexpr Range kV6[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, Reach::Loopback},
    {{0xfd, 0x00, 0x0e, 0xc2}, 32, Reach::Forbidden},  // metadata of AWS
    {{0xfd, 0x20, 0x00, 0xce}, 32, Reach::Forbidden},  // metadata of Google Cloud
    {{0xfc}, 7, Reach::Private},
    {{0x20, 0x01, 0x0d, 0xb8}, 32, Reach::Forbidden},  // documentation
    {{0x20, 0x01, 0x00, 0x00}, 32, Reach::Forbidden},  // Teredo hides an IPv4 address
    {{0x20}, 3, Reach::Public},                        // 2000::/3, all of the global space
    {{0}, 0, Reach::Forbidden},
};

bool within(std::span<const std::uint8_t> address, const Range& range) {
    for (unsigned bit = 0; bit < range.bits; bit += 8) {
        const unsigned left = std::min(8U, range.bits - bit);
        const auto mask = static_cast<std::uint8_t>(0xff00U >> left);
        if (((address[bit / 8] ^ range.prefix[bit / 8]) & mask) != 0) {
            return false;
        }
    }
    return true;
}

Reach judge(std::span<const std::uint8_t> address, std::span<const Range> ranges) {
    for (const Range& range : ranges) {
        if (within(address, range)) {
            return range.reach;
        }
    }
    return Reach::Public;
}

// Where in an IPv6 address an IPv4 address stands that packets really go to.
std::optional<std::size_t> embeddedV4(const std::array<std::uint8_t, 16>& bytes) {
    struct Embedding {
        std::array<std::uint8_t, 12> prefix;
        std::size_t length;
        std::size_t at;
    };
    constexpr Embedding kEmbeddings[] = {
        {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 12, 12},        // mapped
        {{0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}, 12, 12},  // NAT64
        {{0x20, 0x02}, 2, 2},                                        // 6to4
    };
    for (const Embedding& embedding : kEmbeddings) {
        if (std::equal(embedding.prefix.begin(),
                       embedding.prefix.begin() + static_cast<std::ptrdiff_t>(embedding.length),
                       bytes.begin())) {
            return embedding.at;
        }
    }
    return std::nullopt;
}

}  // namespace

IpAddress IpAddress::v4(std::array<std::uint8_t, 4> bytes) {
    IpAddress address;
    std::copy(bytes.begin(), bytes.end(), address.m_bytes.begin());
    return address;
}

IpAddress IpAddress::v6(const std::array<std::uint8_t, 16>& bytes) {
    IpAddress address;
    address.m_bytes = bytes;
    address.m_isV6 = true;
    return address;
}

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    const std::string terminated(text);
    IpAddress address;
    // A NUL inside would hide what follows it from inet_pton.
    if (text.find('\0') != std::string_view::npos) {
        return std::nullopt;
    }
    if (::inet_pton(AF_INET, terminated.c_str(), address.m_bytes.data()) == 1) {
        return address;
    }
    if (::inet_pton(AF_INET6, terminated.c_str(), address.m_bytes.data()) == 1) {
        address.m_isV6 = true;
        return address;
    }
    return std::nullopt;
}

Reach IpAddress::reach() const {
    if (!m_isV6) {
        return judge(std::span(m_bytes).first(4), kV4);
    }
    if (const auto at = embeddedV4(m_bytes)) {
        return judge(std::span(m_bytes).subspan(*at, 4), kV4);
    }
    return judge(m_bytes, kV6);
}

std::string IpAddress::text() const {
    char text[INET6_ADDRSTRLEN];
    ::inet_ntop(m_isV6 ? AF_INET6 : AF_INET, m_bytes.data(), text, sizeof(text));
    return text;
}

Result<void> checkReach(const IpAddress& address, std::string_view name, bool local) {
    const Reach reach = address.reach();
    if (reach == Reach::Public || (local && reach != Reach::Forbidden)) {
        return {};
    }
    std::string where(name);
    if (where != address.text()) {
        where += " (" + address.text() + ")";
    }
    if (reach == Reach::Forbidden) {
        return Error::denied(where + " is an address no provider is called at.",
                             "Check the base URL and what its name resolves to.");
    }
    return Error::denied(where + " is in a private network.",
                         "Set local: true on the provider if it really runs there.");
}

}  // namespace weir::net
