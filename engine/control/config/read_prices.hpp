// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/price_fields.hpp"
#include "engine/control/config/value_reader.hpp"

namespace weir::control {

// One of the document's own prices.
void readOwnPrice(ValueReader& reader, const YamlNode& node, OwnPriceFields& price);

}  // namespace weir::control
