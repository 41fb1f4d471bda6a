// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>

#include "engine/base/usage.hpp"

namespace weir::dialects {

// Usage as the two dialects of OpenAI report it: wholes, and what of them was of a kind.
boost::json::object chatUsage(const Usage& usage);
boost::json::object responsesUsage(const Usage& usage);

}  // namespace weir::dialects
