// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/prices.hpp"
#include "engine/control/config/edit_items.hpp"

// Changes to the prices of a document, by the rules of edit.hpp.
namespace weir::control {

// In the order of the document; none, where it cannot be read.
std::vector<admin::OwnPriceSettings> ownPrices(std::string_view text);

Result<std::string> setPrice(std::string_view text, std::string_view replaces,
                             const admin::OwnPriceSettings& settings);
// Behind the last one, in one change: all of them or none.
Result<std::string> addPrices(std::string_view text,
                              std::span<const admin::OwnPriceSettings> settings);

using PriceRemoval = ItemRemoval<admin::RemovedPrice>;
Result<PriceRemoval> removePrice(std::string_view text, std::string_view name);

Result<std::string> restorePrice(std::string_view text, const admin::RemovedPrice& removed);

}  // namespace weir::control
