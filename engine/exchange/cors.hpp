// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/net/http/message.hpp"

// What browsers want to hear before a web page may call, and read what it is answered. All of it is
// about calls that checkOrigin() let in: an Origin that comes so far stands in `allowed_hosts`.
// Source: the Fetch standard, "CORS protocol".
namespace weir::exchange {

// Appended to every answer. No cookies are asked for, so a page brings its Weir key itself.
void letPageRead(const net::http::RequestHead& head, net::http::Fields& fields);

// Appended to an answer to OPTIONS that asks on behalf of a page.
void letPageCall(const net::http::RequestHead& head, std::string_view methods,
                 net::http::Fields& fields);

}  // namespace weir::exchange
