// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include <boost/json/object.hpp>
#include <boost/json/parse_options.hpp>

namespace weir::dialects {

// As deep as requests may be nested, so that whatever was read as one can be written again.
boost::json::parse_options nesting();

// The arguments of a tool call are text at OpenAI, written by the model, and an object at
// Anthropic. No text is no arguments. Nothing: it is no JSON, or no object.
std::optional<boost::json::object> argumentsObject(std::string_view text);

// What such text becomes where it has to be an object.
boost::json::object argumentsAsText(std::string_view text);

}  // namespace weir::dialects
