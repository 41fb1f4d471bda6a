// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engine/net/http/field_parser.hpp"
#include "engine/net/http/head_parser.hpp"
#include "engine/net/http/syntax.hpp"

namespace weir::net::http {

namespace {

constexpr std::string_view kMethods[] = {"GET",   "HEAD",   "POST",   "PUT",
                                         "PATCH", "DELETE", "OPTIONS"};

bool isTargetChar(char c) {
    return c > 0x20 && c < 0x7f && c != '#';
}

bool isHostChar(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    return letter || digit || c == '-' || c == '.' || c == '_' || c == '~';
}

// A name, an IPv4 address or a bracketed IPv6 address, and a port of up to five digits.
bool isHost(std::string_view host) {
    std::size_t end = 0;
    if (host.starts_with('[')) {
        end = host.find(']');
        if (end == host.npos) {
            return false;
        }
        const std::string_view inside = host.substr(1, end - 1);
        if (inside.empty() || inside.find_first_not_of("0123456789abcdefABCDEF:.") != inside.npos) {
            return false;
        }
        ++end;
    } else {
        while (end < host.size() && isHostChar(host[end])) {
            ++end;
        }
        if (end == 0) {
            return false;
        }
    }
    if (end == host.size()) {
        return true;
    }
    const std::string_view port = host.substr(end + 1);
    return host[end] == ':' && !port.empty() && port.size() <= 5 && parseLength(port).has_value();
}

HeadFault parseStartLine(std::string_view line, RequestHead& head) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == line.npos || first == last) {
        return {400, "the request line has not three parts"};
    }
    head.method = line.substr(0, first);
    head.target = line.substr(first + 1, last - first - 1);
    if (std::find(std::begin(kMethods), std::end(kMethods), head.method) == std::end(kMethods)) {
        return {400, "the method is not known"};
    }
    if (head.target.empty() || !std::all_of(head.target.begin(), head.target.end(), isTargetChar)) {
        return {400, "the target holds a character that is not allowed"};
    }
    const auto version = parseVersion(line.substr(last + 1));
    if (!version) {
        return {400, "the version is neither HTTP/1.0 nor HTTP/1.1"};
    }
    head.minorVersion = *version;
    return {};
}

// Leaves the origin-form in head.target. The absolute form is one that servers must take; the two
// hosts of such a request must be the same.
HeadFault checkTarget(RequestHead& head, std::string_view host) {
    if (head.target.front() == '/') {
        return {};
    }
    if (head.target == "*" && head.method == "OPTIONS") {
        return {};
    }
    constexpr std::string_view kScheme = "http://";
    if (!sameWord(head.target.substr(0, kScheme.size()), kScheme)) {
        return {400, "the target is not a path"};
    }
    const std::string_view rest = head.target.substr(kScheme.size());
    const std::size_t slash = rest.find('/');
    if (slash == rest.npos || !sameWord(rest.substr(0, slash), host)) {
        return {400, "the target names another host than Host"};
    }
    head.target = rest.substr(slash);
    return {};
}

HeadFault checkHost(const RequestHead& head) {
    const std::size_t hosts = head.fields.count("host");
    if (hosts != 1) {
        return {400, hosts == 0 ? "Host is missing" : "Host stands twice"};
    }
    if (!isHost(*head.find("host"))) {
        return {400, "Host is not a host"};
    }
    return {};
}

HeadFault parseExpectation(const RequestHead& head, RequestTerms& terms) {
    const std::size_t count = head.fields.count("expect");
    if (count == 0) {
        return {};
    }
    if (count > 1 || !sameWord(*head.find("expect"), "100-continue")) {
        return {417, "Expect is not 100-continue"};
    }
    terms.expectsContinue = head.minorVersion == 1;
    return {};
}

HeadFault parseFraming(const RequestHead& head, RequestTerms& terms) {
    BodyFields body;
    if (const HeadFault fault = parseBodyFields(head.fields, head.minorVersion, body)) {
        return fault;
    }
    if (body.chunked) {
        terms.framing = {Framing::Kind::Chunked, 0};
    } else if (body.length.value_or(0) > 0) {
        terms.framing = {Framing::Kind::Length, *body.length};
    }
    if (terms.framing.kind != Framing::Kind::None &&
        (head.method == "GET" || head.method == "HEAD")) {
        return {400, "a GET or HEAD request has a body"};
    }
    return {};
}

}  // namespace

HeadFault parseRequest(std::string_view bytes, RequestHead& head, RequestTerms& terms) {
    terms = {};
    if (const HeadFault fault = parseStartLine(takeLine(bytes), head)) {
        return fault;
    }
    if (const HeadFault fault = parseFields(bytes, head.fields)) {
        return fault;
    }
    if (const HeadFault fault = checkHost(head)) {
        return fault;
    }
    if (const HeadFault fault = checkTarget(head, *head.find("host"))) {
        return fault;
    }
    if (const HeadFault fault = parseExpectation(head, terms)) {
        return fault;
    }
    if (const HeadFault fault = parseConnection(head.fields, head.minorVersion, terms.keepAlive)) {
        return fault;
    }
    return parseFraming(head, terms);
}

}  // namespace weir::net::http
