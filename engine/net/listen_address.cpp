// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/listen_address.hpp"

#include "engine/base/host_port.hpp"

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
    HostPort where = splitHostPort(text);
    const auto port = parsePort(where.port);
    if (where.host == "localhost" && !where.bracketed) {
        where.host = "127.0.0.1";
    }
    const auto address = IpAddress::parse(where.host);
    if (!port || !address || address->isV6() != where.bracketed) {
        return notAnAddress(text);
    }
    ListenAddress listen;
    listen.port = *port;
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
