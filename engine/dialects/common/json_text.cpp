// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/json_text.hpp"

#include <boost/json/serialize.hpp>
#include <simdjson.h>

namespace weir::dialects {
namespace {

// Length of the well-formed sequence at the start of `text`, 0 if there is none. Source: RFC 3629.
std::size_t sequenceLength(std::string_view text) {
    for (std::size_t length = 1; length <= 4 && length <= text.size(); ++length) {
        if (simdjson::validate_utf8(text.data(), length)) {
            return length;
        }
    }
    return 0;
}

std::string repaired(std::string_view text) {
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

std::string jsonQuoted(std::string_view text) {
    if (firstNotUtf8(text)) {
        return jsonQuoted(repaired(text));
    }
    return boost::json::serialize(boost::json::string_view(text.data(), text.size()));
}

}  // namespace weir::dialects
