// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/listen_address.hpp"

#include <charconv>

namespace weir::net {

namespace {

const IpAddress kLoopback4 = IpAddress::v4({127, 0, 0, 1});
const IpAddress kLoopback6 = IpAddress::v6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});

Error notAnAddress(std::string_view text) {
    return Error::invalid("\"" + std::string(text) + "\" is not an address to listen on.",
                          "Write it like 127.0.0.1:9347 or [::1]:9347.");
}

}  // namespace

Result<std::vector<ListenAddress>> parseListenAddress(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == text.npos) {
        return notAnAddress(text);
    }
    std::string_view host = text.substr(0, colon);
    const std::string_view digits = text.substr(colon + 1);
    ListenAddress listen;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), listen.port);
    if (failure != std::errc() || end != digits.data() + digits.size()) {
        return notAnAddress(text);
    }
    if (host == "localhost") {
        host = "127.0.0.1";
    }
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    if (bracketed) {
        host = host.substr(1, host.size() - 2);
    }
    const auto address = IpAddress::parse(host);
    if (!address || address->isV6() != bracketed) {
        return notAnAddress(text);
    }
    listen.address = *address;
    std::vector<ListenAddress> all{listen};
    if (*address == kLoopback4) {
        all.push_back({kLoopback6, listen.port, true});
    } else if (*address == kLoopback6) {
        all.push_back({kLoopback4, listen.port, true});
    }
    return all;
}

}  // namespace weir::net
