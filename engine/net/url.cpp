// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/url.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/base/ascii.hpp"
#include "engine/net/ip_address.hpp"

namespace weir::net {

namespace {

// Bounds of the parts, not of the text: an address stays one when its port is written out.
constexpr std::size_t kMaxHost = 253;
constexpr std::size_t kMaxLabel = 63;
constexpr std::size_t kMaxPath = 1024;

bool isHostChar(char c) {
    return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-' || c == '_';
}

Error refused(std::string what, std::string hint) {
    return Error::invalid("The base URL " + std::move(what), std::move(hint));
}

// "0x7f.1", "2130706433", "127.1": what other parsers would read as an IPv4 address. A last label
// that begins with a digit and is all digits, or is hexadecimal, makes a host one of those.
bool looksLikeIpv4(std::string_view host) {
    std::string_view last = host.substr(host.rfind('.') + 1);
    if (last.starts_with("0x")) {
        return true;
    }
    return !last.empty() && std::all_of(last.begin(), last.end(), isDigit);
}

Result<std::string> parseHost(std::string_view text) {
    std::string host(text);
    std::transform(host.begin(), host.end(), host.begin(), lower);
    if (host.empty() || host.size() > kMaxHost) {
        return refused("has no host name of a sensible length.",
                       "Write it like https://api.openai.com/v1.");
    }
    if (looksLikeIpv4(host)) {
        if (!IpAddress::parse(host)) {
            return refused("names an address in an unusual spelling: " + host + ".",
                           "Write IPv4 addresses as four decimal numbers, like 127.0.0.1.");
        }
        return host;
    }
    std::string_view rest = host;
    while (true) {
        const std::size_t dot = rest.find('.');
        const std::string_view label = rest.substr(0, dot);
        if (label.empty() || label.size() > kMaxLabel || label.front() == '-' ||
            label.back() == '-' || !std::all_of(label.begin(), label.end(), isHostChar)) {
            return refused("has a host name that cannot be one: " + host + ".",
                           "Only letters, digits, '-', '_' and '.' may stand there.");
        }
        if (dot == std::string_view::npos) {
            return host;
        }
        rest.remove_prefix(dot + 1);
    }
}

Result<std::string> parseBracketed(std::string_view text) {
    const auto address = IpAddress::parse(text);
    if (!address || !address->isV6()) {
        return refused("has no IPv6 address between the brackets.", "Write it like [::1].");
    }
    return address->text();
}

std::optional<std::uint16_t> parsePort(std::string_view text) {
    unsigned port = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (text.empty() || failure != std::errc() || end != text.data() + text.size() || port == 0 ||
        port > 65535 || text.front() == '0') {
        return std::nullopt;
    }
    return static_cast<std::uint16_t>(port);
}

Result<std::string> parsePath(std::string_view path) {
    if (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    if (path.size() > kMaxPath) {
        return refused("has a path of more than 1024 characters.", "Shorten it.");
    }
    std::string_view rest = path;
    while (!rest.empty()) {
        rest.remove_prefix(1);
        const std::string_view segment = rest.substr(0, rest.find('/'));
        if (segment.empty() || segment == "." || segment == "..") {
            return refused("has an empty or dot segment in its path.",
                           "Write the path as the provider documents it.");
        }
        rest.remove_prefix(segment.size());
    }
    return std::string(path);
}

struct Authority {
    std::string_view host;
    std::string_view port;
    bool bracketed = false;
    bool hasPort = false;
};

Result<Authority> splitAuthority(std::string_view text) {
    Authority authority;
    std::string_view after;
    if (text.starts_with('[')) {
        const std::size_t close = text.find(']');
        if (close == std::string_view::npos) {
            return refused("opens a bracket that is never closed.", "Write it like [::1].");
        }
        authority.bracketed = true;
        authority.host = text.substr(1, close - 1);
        after = text.substr(close + 1);
    } else {
        const std::size_t colon = text.find(':');
        authority.host = text.substr(0, colon);
        after = colon == std::string_view::npos ? std::string_view() : text.substr(colon);
    }
    if (!after.empty()) {
        if (after.front() != ':') {
            return refused("has something between the host and the port.",
                           "Write it like http://[::1]:8080.");
        }
        authority.hasPort = true;
        authority.port = after.substr(1);
    }
    return authority;
}

Result<void> checkCharacters(std::string_view text) {
    struct Forbidden {
        char c;
        const char* what;
        const char* hint;
    };
    constexpr Forbidden kForbidden[] = {
        {'@', "holds a user name.", "Keys belong into the provider's key, not into the URL."},
        {'?', "has a query.", "Leave out everything from '?' on."},
        {'#', "has a fragment.", "Leave out everything from '#' on."},
        {'%', "holds a '%'.", "Write it without percent-encoding."},
        {'\\', "holds a '\\'.", "Write '/' instead."},
    };
    for (const char c : text) {
        if (c <= 0x20 || c >= 0x7f) {
            return refused("holds a space or a character that is not ASCII.",
                           "Write international names in their xn-- form.");
        }
        for (const Forbidden& forbidden : kForbidden) {
            if (c == forbidden.c) {
                return refused(forbidden.what, forbidden.hint);
            }
        }
    }
    return {};
}

std::string bracketedHost(const Origin& origin) {
    return origin.host.find(':') == std::string::npos ? origin.host : "[" + origin.host + "]";
}

}  // namespace

std::string_view name(Scheme scheme) {
    return scheme == Scheme::Http ? "http" : "https";
}

std::uint16_t defaultPort(Scheme scheme) {
    return scheme == Scheme::Http ? 80 : 443;
}

std::string Origin::text() const {
    return std::string(name(scheme)) + "://" + bracketedHost(*this) + ":" + std::to_string(port);
}

std::string Origin::address() const {
    std::string text = bracketedHost(*this);
    if (port != defaultPort(scheme)) {
        text += ":" + std::to_string(port);
    }
    return text;
}

std::string BaseUrl::text() const {
    return std::string(name(origin.scheme)) + "://" + origin.address() + path;
}

Result<BaseUrl> parseBaseUrl(std::string_view text) {
    if (auto checked = checkCharacters(text); !checked) {
        return std::move(checked.error());
    }
    BaseUrl url;
    const std::size_t colon = text.find("://");
    std::string scheme(text.substr(0, colon == std::string_view::npos ? 0 : colon));
    std::transform(scheme.begin(), scheme.end(), scheme.begin(), lower);
    if (scheme == "http") {
        url.origin.scheme = Scheme::Http;
    } else if (scheme == "https") {
        url.origin.scheme = Scheme::Https;
    } else {
        return refused("does not begin with https:// or http://.",
                       "Write it like https://api.openai.com/v1.");
    }
    text.remove_prefix(colon + 3);
    const std::size_t slash = std::min(text.find('/'), text.size());

    auto authority = splitAuthority(text.substr(0, slash));
    if (!authority) {
        return std::move(authority.error());
    }
    auto host = authority->bracketed ? parseBracketed(authority->host) : parseHost(authority->host);
    if (!host) {
        return std::move(host.error());
    }
    url.origin.host = std::move(*host);
    url.origin.port = defaultPort(url.origin.scheme);
    if (authority->hasPort) {
        const auto port = parsePort(authority->port);
        if (!port) {
            return refused("has a port that is none.", "Ports are numbers from 1 to 65535.");
        }
        url.origin.port = *port;
    }
    auto path = parsePath(text.substr(slash));
    if (!path) {
        return std::move(path.error());
    }
    url.path = std::move(*path);
    return url;
}

Result<PostAddress> parsePostAddress(std::string_view text, bool local) {
    const std::size_t mark = std::min(text.find('?'), text.size());
    const std::string_view query = text.substr(mark);
    const bool visible = std::all_of(query.begin(), query.end(), [](char c) {
        return c > ' ' && c <= '~' && c != '#' && c != '\\';
    });
    if (!visible || query.size() > kMaxPath) {
        return Error::invalid("The address has a query that cannot be one.",
                              "Write what is not a letter, digit or sign of ASCII as %XX.");
    }
    auto base = parseBaseUrl(text.substr(0, mark));
    if (!base) {
        Error error = std::move(base.error());
        constexpr std::string_view kBase = "The base URL ";
        if (error.message.starts_with(kBase)) {
            error.message.replace(0, kBase.size(), "The address ");
        }
        return error;
    }
    if (base->origin.scheme == Scheme::Http && !local) {
        return Error::invalid(
            "http is for local addresses only: messages would travel in the open.",
            "Use https, or add local: true if it is on this machine or network.");
    }
    const bool endsWithSlash = text.substr(0, mark).ends_with('/') || base->path.empty();
    return PostAddress{std::move(base->origin),
                       base->path + (endsWithSlash ? "/" : "") + std::string(query)};
}

}  // namespace weir::net
