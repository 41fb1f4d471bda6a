// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/caller.hpp"

#include "engine/base/scrub.hpp"
#include "engine/dialects/common/decimal_time.hpp"

namespace weir::exchange {

namespace {

constexpr std::size_t kMaxClientName = 80;

}  // namespace

std::string callerName(const net::ServerCall& call) {
    std::string name(call.peerAddress());
    if (const auto agent = call.head().find("user-agent")) {
        name += ", " + scrub(agent->substr(0, kMaxClientName));
    }
    return name;
}

std::optional<Milliseconds> callerPatience(const net::http::RequestHead& head) {
    const auto patience =
        dialects::readDecimalTime(head.find("x-stainless-timeout").value_or(""), 1000);
    // Zero is what some clients say for "for ever".
    return patience && *patience > Milliseconds(0) ? patience : std::nullopt;
}

}  // namespace weir::exchange
