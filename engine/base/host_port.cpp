// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/host_port.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "engine/base/ascii.hpp"

namespace weir {

HostPort splitHostPort(std::string_view text) {
    if (const auto close = text.find(']'); text.starts_with('[') && close != text.npos) {
        const std::string_view rest = text.substr(close + 1);
        if (rest.empty() || rest.front() == ':') {
            return {text.substr(1, close - 1), rest.substr(std::min<std::size_t>(rest.size(), 1)),
                    true};
        }
    }
    const auto colon = text.rfind(':');
    if (colon == text.npos) {
        return {text, {}, false};
    }
    return {text.substr(0, colon), text.substr(colon + 1), false};
}

std::optional<std::uint16_t> parsePort(std::string_view digits) {
    constexpr std::size_t kMostDigits = 5;
    std::uint16_t port = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || digits.size() > kMostDigits || failure != std::errc() ||
        end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return port;
}

std::optional<std::string> addressText(const HostPort& where) {
    const int family = where.bracketed ? AF_INET6 : AF_INET;
    in6_addr bytes{};  // large enough for both
    char text[INET6_ADDRSTRLEN] = {};
    if (::inet_pton(family, std::string(where.host).c_str(), &bytes) != 1 ||
        ::inet_ntop(family, &bytes, text, sizeof(text)) == nullptr) {
        return std::nullopt;
    }
    return text;
}

bool isLoopback(const HostPort& where) {
    if (!where.bracketed && equalsIgnoringCase(where.host, "localhost")) {
        return true;
    }
    const auto address = addressText(where);
    return address && (where.bracketed ? *address == "::1" : address->starts_with("127."));
}

}  // namespace weir
