// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <boost/json/object.hpp>

namespace weir::dialects {

// Appends an event that is named by the `type` of its data, as Anthropic and Responses have them.
void addNamedEvent(const boost::json::object& event, std::string& events);

// Adds members behind those that are there.
void append(boost::json::object& object, boost::json::object members);

}  // namespace weir::dialects
