// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/arguments.hpp"

#include <utility>

#include <boost/json/parse.hpp>

namespace weir::dialects {

namespace {

constexpr std::size_t kDeepest = 64;

}  // namespace

boost::json::parse_options nesting() {
    boost::json::parse_options options;
    options.max_depth = kDeepest;
    return options;
}

std::optional<boost::json::object> argumentsObject(std::string_view text) {
    if (text.empty()) {
        return boost::json::object();
    }
    boost::system::error_code error;
    boost::json::value parsed = boost::json::parse(text, error, {}, nesting());
    if (error || !parsed.is_object()) {
        return std::nullopt;
    }
    return std::move(parsed.as_object());
}

boost::json::object argumentsAsText(std::string_view text) {
    return {{"arguments", text}};
}

}  // namespace weir::dialects
