// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/listen.hpp"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace weir::control {

namespace {

constexpr std::string_view kHint = "Write ADDRESS:PORT, as in 127.0.0.1:9347 or [::1]:9347.";

struct Address {
    int family = AF_INET;
    std::array<std::uint8_t, sizeof(in6_addr)> bytes{};

    bool isLoopback() const {
        if (family == AF_INET) {
            return bytes[0] == 127;
        }
        constexpr std::array<std::uint8_t, sizeof(in6_addr)> kLoopback{0, 0, 0, 0, 0, 0, 0, 0,
                                                                       0, 0, 0, 0, 0, 0, 0, 1};
        return bytes == kLoopback;
    }
    std::string text() const {
        char buffer[INET6_ADDRSTRLEN] = {};
        return ::inet_ntop(family, bytes.data(), buffer, sizeof(buffer));
    }
};

// Four plain decimal numbers, or the text of an IPv6 address without a zone.
std::optional<Address> parseAddress(std::string_view host, int family) {
    Address address{family, {}};
    if (::inet_pton(family, std::string(host).c_str(), address.bytes.data()) != 1) {
        return std::nullopt;
    }
    return address;
}

struct HostAndPort {
    std::string_view host;  // without brackets
    std::string_view port;
    bool bracketed = false;
};

std::optional<HostAndPort> split(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    HostAndPort parts{text.substr(0, colon), text.substr(colon + 1), false};
    if (parts.host.size() > 2 && parts.host.front() == '[' && parts.host.back() == ']') {
        parts.host = parts.host.substr(1, parts.host.size() - 2);
        parts.bracketed = true;
    }
    return parts;
}

bool isPort(std::string_view text) {
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() &&
           text.size() <= 5;
}

}  // namespace

Result<std::string> parseListen(std::string_view address) {
    const auto parts = split(address);
    if (!parts || !isPort(parts->port)) {
        return Error::invalid("\"" + std::string(address) + "\" has no port to listen on.",
                              std::string(kHint));
    }
    const std::string port = ":" + std::string(parts->port);
    if (parts->host == "localhost" && !parts->bracketed) {
        return "127.0.0.1" + port;
    }
    const auto parsed = parseAddress(parts->host, parts->bracketed ? AF_INET6 : AF_INET);
    if (!parsed) {
        return Error::invalid("\"" + std::string(address) + "\" is not an address to listen on.",
                              std::string(kHint));
    }
    const std::string host = parsed->text();
    return (parts->bracketed ? "[" + host + "]" : host) + port;
}

bool isLoopback(std::string_view address) {
    const auto parts = split(address);
    if (!parts) {
        return false;
    }
    const auto parsed = parseAddress(parts->host, parts->bracketed ? AF_INET6 : AF_INET);
    return parsed && parsed->isLoopback();
}

Result<void> checkExposure(const policy::Snapshot& snapshot) {
    if (snapshot.keys->size() > 0) {
        return {};
    }
    for (const std::string& address : snapshot.listen) {
        if (!isLoopback(address)) {
            return Error::denied(
                "Weir does not listen on " + address +
                    ", beyond this machine, while there is no key to let callers in.",
                "Create one with \"weir keys create NAME\", or listen on 127.0.0.1.");
        }
    }
    return {};
}

}  // namespace weir::control
