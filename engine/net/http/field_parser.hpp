// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/net/http/head_reader.hpp"
#include "engine/net/http/message.hpp"

// What request and response heads share.
namespace weir::net::http {

// Cuts the next line, without its CRLF, off `bytes`; a CR elsewhere stays in it and is refused as a
// character.
std::string_view takeLine(std::string_view& bytes);

// "HTTP/1.0" or "HTTP/1.1" to the minor version.
std::optional<int> parseVersion(std::string_view text);

// The field lines up to the empty one.
HeadFault parseFields(std::string_view bytes, Fields& fields);

// The framing fields, of which contradiction is refused in both directions.
struct BodyFields {
    std::optional<std::uint64_t> length;
    bool chunked = false;
};
HeadFault parseBodyFields(const Fields& fields, int minorVersion, BodyFields& body);

// Whether both sides keep the connection, into `keeps`.
HeadFault parseConnection(const Fields& fields, int minorVersion, bool& keeps);

}  // namespace weir::net::http
