// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/prices.hpp"
#include "engine/control/admin/reprice.hpp"

namespace weir::ui {

// Two models that are called and have no price, prices of the catalogue with a history, one of
// one's own, a factor, and a provider that is free.
admin::PriceTable cannedPrices();

// A price that came late, one that was wrong, and one that went down.
admin::RepricedCalls cannedRepricing();

}  // namespace weir::ui
