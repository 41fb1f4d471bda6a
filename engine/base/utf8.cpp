// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/utf8.hpp"

#include <simdjson.h>

namespace weir {

namespace {

// Of the well-formed sequence at the start of `text`, 0 if there is none.
std::size_t sequenceLength(std::string_view text) {
    for (std::size_t length = 1; length <= 4 && length <= text.size(); ++length) {
        if (simdjson::validate_utf8(text.data(), length)) {
            return length;
        }
    }
    return 0;
}

}  // namespace

std::optional<std::size_t> firstNotUtf8(std::string_view text) {
    if (simdjson::validate_utf8(text.data(), text.size())) {
        return std::nullopt;
    }
    std::size_t at = 0;
    while (const std::size_t length = sequenceLength(text.substr(at))) {
        at += length;
    }
    return at;
}

std::string repairedUtf8(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0) {
            out += "\xef\xbf\xbd";
            text.remove_prefix(1);
        } else {
            out += text.substr(0, length);
            text.remove_prefix(length);
        }
    }
    return out;
}

}  // namespace weir
