// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "engine/net/url.hpp"

namespace weir::net {

// A proxy that connections to upstreams go through, by CONNECT: it sees the name and the port of an
// upstream and TLS, and never a request.
struct Proxy {
    Origin origin;    // plain http
    std::string key;  // names the user and password for it, "env:PROXY_USER"; empty: it wants none

    // "http://proxy.example:3128", for a person.
    std::string text() const { return BaseUrl{origin, {}}.text(); }
    // What tells two ways apart. No provider has such a name.
    std::string id() const { return origin.text() + ' ' + key; }

    friend auto operator<=>(const Proxy&, const Proxy&) = default;
};

}  // namespace weir::net
