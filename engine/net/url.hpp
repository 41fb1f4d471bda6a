// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace weir::net {

enum class Scheme { Http, Https };

std::string_view name(Scheme scheme);
std::uint16_t defaultPort(Scheme scheme);

// Where a connection goes, and what a provider key is bound to.
struct Origin {
    Scheme scheme = Scheme::Https;
    std::string host;  // lower case; an IPv6 address without brackets, in its canonical form
    std::uint16_t port = 0;

    // "https://api.openai.com:443", "http://[::1]:8080": the port always stands.
    std::string text() const;
    // What the Host header says, and a person reads: "api.openai.com", "127.0.0.1:11434". The port
    // stands only where it is not the scheme's own.
    std::string address() const;

    friend auto operator<=>(const Origin&, const Origin&) = default;
};

struct BaseUrl {
    Origin origin;
    std::string path;  // "" or "/v1"; never ends with '/'

    // "https://api.openai.com/v1": the port stands only where it is not the scheme's own.
    std::string text() const;

    friend bool operator==(const BaseUrl&, const BaseUrl&) = default;
};

// The only parser of addresses a person types; what is checked here is what is connected to.
// Refuses user names, query, fragment, '%', '\', dot segments, anything but ASCII, and every
// spelling of an IPv4 address but four plain decimal numbers. Error: Invalid with a hint.
Result<BaseUrl> parseBaseUrl(std::string_view text);

// Where messages are posted to, which may have a query and a path that ends with '/'.
struct PostAddress {
    Origin origin;
    std::string target;  // "/hooks/7?key=…"
};
// The same strictness up to the query, which is visible ASCII and may be escaped. Errors: Invalid;
// http is for what is local.
Result<PostAddress> parsePostAddress(std::string_view text, bool local);

}  // namespace weir::net
