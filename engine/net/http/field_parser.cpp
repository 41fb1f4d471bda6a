// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http/field_parser.hpp"

#include "engine/net/http/syntax.hpp"

namespace weir::net::http {

std::string_view takeLine(std::string_view& bytes) {
    const std::size_t end = bytes.find("\r\n");
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 2);
    return line;
}

std::optional<int> parseVersion(std::string_view text) {
    if (text == "HTTP/1.1") {
        return 1;
    }
    if (text == "HTTP/1.0") {
        return 0;
    }
    return std::nullopt;
}

HeadFault parseFields(std::string_view bytes, Fields& fields) {
    fields.clear();
    while (true) {
        const std::string_view line = takeLine(bytes);
        if (line.empty()) {
            return bytes.empty() ? HeadFault{} : HeadFault{400, "bytes follow the empty line"};
        }
        if (line.front() == ' ' || line.front() == '\t') {
            return {400, "a header field is folded or begins with space"};
        }
        const std::size_t colon = line.find(':');
        if (colon == line.npos) {
            return {400, "a header field has no colon"};
        }
        const Field field{line.substr(0, colon), trim(line.substr(colon + 1))};
        if (!isToken(field.name)) {
            return {400, "a header name holds a character that is not allowed"};
        }
        if (!isFieldValue(field.value)) {
            return {400, "a header value holds a control character"};
        }
        fields.push_back(field);
    }
}

HeadFault parseBodyFields(const Fields& fields, int minorVersion, BodyFields& body) {
    body = {};
    for (const Field& field : fields) {
        if (sameName(field.name, "content-length")) {
            if (body.length) {
                return {400, "Content-Length stands twice"};
            }
            body.length = parseLength(field.value);
            if (!body.length) {
                return {400, "Content-Length is not a plain number"};
            }
        } else if (sameName(field.name, "transfer-encoding")) {
            if (body.chunked) {
                return {400, "Transfer-Encoding stands twice"};
            }
            if (!sameWord(field.value, "chunked")) {
                return {400, "Transfer-Encoding is not chunked"};
            }
            body.chunked = true;
        }
    }
    if (body.chunked && body.length) {
        return {400, "Content-Length and Transfer-Encoding stand together"};
    }
    if (body.chunked && minorVersion == 0) {
        return {400, "Transfer-Encoding does not exist in HTTP/1.0"};
    }
    return {};
}

HeadFault parseConnection(const Fields& fields, int minorVersion, bool& keeps) {
    for (const Field& field : fields) {
        if (sameName(field.name, "connection") && !isTokenList(field.value)) {
            return {400, "Connection is not a list of names"};
        }
    }
    keeps = minorVersion == 1 && !fields.hasToken("connection", "close");
    return {};
}

}  // namespace weir::net::http
