// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/corrected_calls.hpp"

#include <optional>

#include "engine/exchange/pricing.hpp"
#include "engine/exchange/spender.hpp"

namespace weir::app {

books::AttemptPrice priceNow(const books::PriceList& catalogue, const policy::Snapshot& snapshot,
                             const books::AttemptRecord& attempt, Timestamp at) {
    const providers::Provider* provider = snapshot.findProvider(attempt.provider);
    return provider == nullptr
               ? books::AttemptPrice()
               : exchange::priceOfAttempt({catalogue, snapshot.prices}, *provider, attempt, at);
}

void takeCorrection(const books::ExchangeRecord& before, const books::ExchangeRecord& after,
                    books::Traffic& traffic, policy::BudgetBoard& budgets) {
    traffic.correct(after);
    for (std::size_t i = 0; i < after.attempts.size(); ++i) {
        const books::AttemptRecord& was = before.attempts[i];
        const books::AttemptRecord& attempt = after.attempts[i];
        if (was == attempt) {
            continue;
        }
        std::optional<policy::TokenCounts> unpriced;
        if (was.pricing == Pricing::Unpriced) {
            unpriced.emplace(was.usage.tokensIn(), was.usage.tokensOut());
        }
        budgets.correct(exchange::spenderOf(after, attempt.provider), after.startedAt, was.cost,
                        unpriced, attempt.cost);
    }
}

}  // namespace weir::app
