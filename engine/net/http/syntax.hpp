// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

// The character rules of HTTP/1.1. Source: RFC 9110 5.5, 5.6.2; RFC 9112 2 to 5.
namespace weir::net::http {

bool isTokenChar(char c);
bool isToken(std::string_view text);
// Tokens between commas; nothing between two of them is allowed.
bool isTokenList(std::string_view text);
// Visible characters, space, tab and bytes over 0x7f: no control character.
bool isFieldValue(std::string_view text);
// A field that may be written: a token and a value without surrounding space.
bool isWritable(std::string_view name, std::string_view value);

std::string_view trim(std::string_view text);
bool sameWord(std::string_view left, std::string_view right);

// 1 to 19 decimal digits and nothing else.
std::optional<std::uint64_t> parseLength(std::string_view text);

}  // namespace weir::net::http
