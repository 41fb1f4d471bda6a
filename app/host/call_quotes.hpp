// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/control/handlers/ports.hpp"

namespace weir::app {

// Quotes by the policy in force and the price function of the exchanges. All of it outlives it.
class PricedQuotes : public control::CallQuotes {
public:
    PricedQuotes(const control::PolicyControl& policy, const books::PriceList& prices,
                 const Clock& clock)
        : m_policy(policy), m_prices(prices), m_clock(clock) {}

    Result<admin::ReplayQuote> quote(const Call& call) const override;

private:
    const control::PolicyControl& m_policy;
    const books::PriceList& m_prices;
    const Clock& m_clock;
};

}  // namespace weir::app
