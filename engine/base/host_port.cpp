// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/host_port.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "engine/base/ascii.hpp"

namespace weir {

HostPort splitHostPort(std::string_view text) {
    if (const auto close = text.find(']'); text.starts_with('[') && close != text.npos) {
        const std::string_view rest = text.substr(close + 1);
        if (rest.empty() || rest.front() == ':') {
            return {text.substr(1, close - 1), rest.substr(std::min<std::size_t>(rest.size(), 1)),
                    true};
        }
    }
    const auto colon = text.rfind(':');
    if (colon == text.npos) {
        return {text, {}, false};
    }
    return {text.substr(0, colon), text.substr(colon + 1), false};
}

std::optional<std::uint16_t> parsePort(std::string_view digits) {
    constexpr std::size_t kMostDigits = 5;
    std::uint16_t port = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || digits.size() > kMostDigits || failure != std::errc() ||
        end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return port;
}

namespace {

using AddressBytes = std::array<unsigned char, sizeof(in6_addr)>;  // of IPv4 the first four

std::optional<AddressBytes> addressBytes(const HostPort& where) {
    AddressBytes bytes{};
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (where.host.size() >= text.size() || where.host.find('\0') != where.host.npos) {
        return std::nullopt;
    }
    std::ranges::copy(where.host, text.begin());
    if (::inet_pton(where.bracketed ? AF_INET6 : AF_INET, text.data(), bytes.data()) != 1) {
        return std::nullopt;
    }
    return bytes;
}

}  // namespace

std::optional<std::string> addressText(const HostPort& where) {
    const auto bytes = addressBytes(where);
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (!bytes || ::inet_ntop(where.bracketed ? AF_INET6 : AF_INET, bytes->data(), text.data(),
                              text.size()) == nullptr) {
        return std::nullopt;
    }
    return text.data();
}

bool isLoopback(const HostPort& where) {
    if (!where.bracketed && equalsIgnoringCase(where.host, "localhost")) {
        return true;
    }
    const auto bytes = addressBytes(where);
    if (!bytes) {
        return false;
    }
    return where.bracketed ? std::memcmp(bytes->data(), &in6addr_loopback, sizeof(in6_addr)) == 0
                           : bytes->front() == 127;
}

}  // namespace weir
