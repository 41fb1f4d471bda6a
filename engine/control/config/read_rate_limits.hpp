// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/document.hpp"
#include "engine/control/config/value_reader.hpp"

namespace weir::control {

// One of `rate_limits`: {name: keys, each: key, requests: 60, per: minute}.
void readRateLimit(ValueReader& reader, const YamlNode& node, RateLimitFields& limit);

}  // namespace weir::control
