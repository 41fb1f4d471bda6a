// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/base/dialect.hpp"
#include "engine/dialects/common/endpoint.hpp"
#include "engine/exchange/refusal.hpp"
#include "engine/net/http/message.hpp"
#include "engine/net/server_call.hpp"
#include "engine/policy/identity/key_table.hpp"
#include "engine/policy/snapshot.hpp"

// What is decided from the head of a request alone, before a byte of its body is read.
namespace weir::exchange {

// What a path is for.
enum class Route { Call, Models, OneModel, Health, Ready, Home, Unknown };

struct Routed {
    Route route = Route::Unknown;
    dialects::Endpoint endpoint = dialects::Endpoint::ChatCompletions;  // of Route::Call
    std::string model;                                                  // of Route::OneModel
};

// By the path alone: no header, and never the Host, has a say in it.
Routed routeOf(std::string_view target);

// "POST, OPTIONS": what the Allow header says.
std::string_view methodsOf(const Routed& routed);

// The dialect in which a caller understands an error, as far as its head tells.
Dialect callerDialect(const Routed& routed, const net::http::RequestHead& head);

// Web pages can make a browser on this machine call a local port: by a name that was rebound to
// 127.0.0.1, or straight across sites. Neither gets in; a Host or Origin that is wanted is named in
// `allowed_hosts`. Source: the Fetch standard's Sec-Fetch-Site; CVE-2024-28224.
std::optional<Refusal> checkOrigin(const net::http::RequestHead& head,
                                   const policy::Snapshot& snapshot);

// A method the route has, and JSON, plain: a form post needs no consent of a browser.
std::optional<Refusal> checkForm(const Routed& routed, const net::http::RequestHead& head);

// Who calls, or why he is not let in: his key, or the address it was sent from.
struct Admitted {
    const policy::Identity* caller = nullptr;
    std::optional<Refusal> refusal;  // if there is no caller
};
Admitted admit(const net::ServerCall& call, const policy::KeyTable& keys, Timestamp now);

// A name that the caller's key may not ask for, whether there is such a model or not.
std::optional<Refusal> checkModel(const policy::Identity& caller, std::string_view model);

}  // namespace weir::exchange
