// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http/field_parser.hpp"
#include "engine/net/http/head_parser.hpp"
#include "engine/net/http/syntax.hpp"

namespace weir::net::http {

namespace {

// "HTTP/1.1 200 OK": the second space stands even before an empty reason.
HeadFault parseStatusLine(std::string_view line, ResponseHead& head) {
    constexpr std::size_t kVersion = 8;
    constexpr std::size_t kShortest = kVersion + 5;
    if (line.size() < kShortest || line[kVersion] != ' ' || line[kVersion + 4] != ' ') {
        return {400, "the status line has not three parts"};
    }
    const auto version = parseVersion(line.substr(0, kVersion));
    if (!version) {
        return {400, "the version is neither HTTP/1.0 nor HTTP/1.1"};
    }
    const auto status = parseLength(line.substr(kVersion + 1, 3));
    if (!status || *status < 100 || *status > 599) {
        return {400, "the status is not one"};
    }
    head.minorVersion = *version;
    head.status = static_cast<int>(*status);
    head.reason = line.substr(kShortest);
    if (!isFieldValue(head.reason)) {
        return {400, "the reason holds a control character"};
    }
    return {};
}

bool bodyless(std::string_view method, int status) {
    return method == "HEAD" || status < 200 || status == 204 || status == 304;
}

}  // namespace

HeadFault parseResponse(std::string_view bytes, std::string_view method, ResponseHead& head,
                        ResponseTerms& terms) {
    terms = {};
    if (const HeadFault fault = parseStatusLine(takeLine(bytes), head)) {
        return fault;
    }
    if (const HeadFault fault = parseFields(bytes, head.fields)) {
        return fault;
    }
    BodyFields body;
    if (const HeadFault fault = parseBodyFields(head.fields, head.minorVersion, body)) {
        return fault;
    }
    if (const HeadFault fault = parseConnection(head.fields, head.minorVersion, terms.keepAlive)) {
        return fault;
    }
    if (bodyless(method, head.status)) {
        terms.framing = {};
    } else if (body.chunked) {
        terms.framing = {Framing::Kind::Chunked, 0};
    } else if (body.length) {
        terms.framing = {*body.length == 0 ? Framing::Kind::None : Framing::Kind::Length,
                         *body.length};
    } else {
        terms.framing = {Framing::Kind::UntilClose, 0};
        terms.keepAlive = false;
    }
    return {};
}

}  // namespace weir::net::http
