// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/net/http/framing.hpp"
#include "engine/net/http/head_reader.hpp"
#include "engine/net/http/message.hpp"

// Heads to values, strictly: what RFC 9112 allows a recipient to repair is refused, because a
// repair is where two readers of one connection begin to disagree. All views point into `bytes`.
namespace weir::net::http {

// What the head says about the connection and the body, besides its fields.
struct RequestTerms {
    Framing framing;
    bool keepAlive = true;
    bool expectsContinue = false;
};

struct ResponseTerms {
    Framing framing;
    bool keepAlive = true;
};

// `bytes` is a complete head of a HeadReader. The result is in `head` and `terms` when no fault is
// returned; `head` keeps the memory of its fields from call to call.
HeadFault parseRequest(std::string_view bytes, RequestHead& head, RequestTerms& terms);
// `method` is of the request that is answered: it decides whether a body follows. Faults carry no
// meaningful status.
HeadFault parseResponse(std::string_view bytes, std::string_view method, ResponseHead& head,
                        ResponseTerms& terms);

}  // namespace weir::net::http
