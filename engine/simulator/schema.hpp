// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

namespace weir::simulator {

// A small value that conforms to a JSON schema: required members, first choices, least lengths.
// `pattern`, `not` and conditional schemas are not looked at.
boost::json::value instanceOf(const boost::json::object& schema);

}  // namespace weir::simulator
