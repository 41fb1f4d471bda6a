// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "engine/control/config/price_fields.hpp"
#include "engine/control/config/value_reader.hpp"

namespace weir::control {

// Dollars a million tokens, as every price of the document is written.
std::optional<Price> readPrice(ValueReader& reader, const YamlNode& node, std::string_view what);

// One of the document's own prices.
void readOwnPrice(ValueReader& reader, const YamlNode& node, OwnPriceFields& price);

}  // namespace weir::control
