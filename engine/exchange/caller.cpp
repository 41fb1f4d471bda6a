// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/caller.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/base/id.hpp"
#include "engine/base/scrub.hpp"
#include "engine/dialects/common/decimal_time.hpp"

namespace weir::exchange {

namespace {

constexpr std::size_t kMaxClientName = 80;
constexpr std::size_t kMaxQueryNames = 200;
constexpr std::size_t kMaxSessionName = 128;

// The first that is there counts. Codex has spelled its own in two ways.
constexpr std::array<std::string_view, 4> kSessionHeaders = {
    "x-session-id", "x-claude-code-session-id", "session-id", "session_id"};

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

bool isReplay(const net::http::RequestHead& head) {
    return Id::parse(head.find("x-weir-replay").value_or("")).has_value();
}

std::string sessionName(const net::http::RequestHead& head) {
    for (const std::string_view name : kSessionHeaders) {
        if (const auto value = head.find(name); value && !value->empty()) {
            return scrub(value->substr(0, kMaxSessionName));
        }
    }
    return {};
}

std::string ownerOf(const Id& keyId, std::string_view key) {
    return keyId.empty() ? "name " + std::string(key) : "id " + keyId.text();
}

std::string droppedQuery(const net::http::RequestHead& head) {
    std::string names;
    for (std::string_view rest = head.query(); !rest.empty();) {
        const std::string_view member = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), member.size() + 1));
        if (!member.empty()) {
            names += names.empty() ? "not sent on: " : ", ";
            names += member.substr(0, member.find('='));
        }
    }
    return scrub(std::string_view(names).substr(0, kMaxQueryNames));
}

}  // namespace weir::exchange
