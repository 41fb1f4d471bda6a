// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/cors.hpp"

#include "engine/net/http/syntax.hpp"

namespace weir::exchange {

namespace {

// Ten minutes: what is taken off `allowed_hosts` is turned away when it calls, whatever a browser
// remembers.
constexpr std::string_view kMaxAge = "600";

}  // namespace

void letPageRead(const net::http::RequestHead& head, net::http::Fields& fields) {
    if (const auto origin = head.find("origin")) {
        fields.push_back({"access-control-allow-origin", *origin});
        fields.push_back({"vary", "Origin"});
        fields.push_back({"access-control-expose-headers", "*"});
    }
}

void letPageCall(const net::http::RequestHead& head, std::string_view methods,
                 net::http::Fields& fields) {
    letPageRead(head, fields);
    if (!head.find("origin") || !head.find("access-control-request-method")) {
        return;
    }
    fields.push_back({"access-control-allow-methods", methods});
    // Which headers go on is the allow table's to say; here they only have to be headers.
    const auto asked = head.find("access-control-request-headers");
    if (asked && net::http::isTokenList(*asked)) {
        fields.push_back({"access-control-allow-headers", *asked});
    }
    fields.push_back({"access-control-max-age", kMaxAge});
}

}  // namespace weir::exchange
