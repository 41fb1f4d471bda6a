// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// HOST:PORT as it stands in an address to listen on, a Host header and an Origin. There is one
// reading of it, and one of what is only this machine: who may call depends on both.
namespace weir {

struct HostPort {
    std::string_view host;  // without brackets
    std::string_view port;  // as written; empty: there is none
    bool bracketed = false;
};

// Views into `text`. Nothing is checked but the brackets: what is not closed is part of the host.
HostPort splitHostPort(std::string_view text);

// Up to five decimal digits, 0 to 65535.
std::optional<std::uint16_t> parsePort(std::string_view digits);

// The one spelling of an address: "127.0.0.1", "::1". Null for names, for IPv4 that is not four
// plain decimal numbers, and for IPv6 without brackets.
std::optional<std::string> addressText(const HostPort& where);

// 127/8, ::1, or the name localhost. No other name is: who answers for it can change.
bool isLoopback(const HostPort& where);

}  // namespace weir
