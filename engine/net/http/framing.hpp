// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace weir::net::http {

// How the end of a body is known. Source: RFC 9112 6.
struct Framing {
    enum class Kind { None, Length, Chunked, UntilClose };

    Kind kind = Kind::None;
    std::uint64_t length = 0;  // of Kind::Length

    friend bool operator==(const Framing&, const Framing&) = default;
};

}  // namespace weir::net::http
