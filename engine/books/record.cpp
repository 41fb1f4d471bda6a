// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/record.hpp"

#include <algorithm>

namespace weir::books {

const AttemptRecord* ExchangeRecord::deciding() const {
    for (const AttemptRecord& attempt : attempts) {
        if (attempt.sign == AttemptSign::Served) {
            return &attempt;
        }
    }
    return attempts.empty() ? nullptr : &attempts.back();
}

Money ExchangeRecord::cost() const {
    Money sum;
    for (const AttemptRecord& attempt : attempts) {
        if (attempt.settles()) {
            sum += attempt.cost;
        }
    }
    return sum;
}

Pricing ExchangeRecord::pricing() const {
    bool priced = false;
    bool free = false;
    for (const AttemptRecord& attempt : attempts) {
        if (attempt.lacksPrice()) {
            return Pricing::Unpriced;
        }
        if (attempt.settles()) {
            priced = priced || attempt.pricing == Pricing::Priced;
            free = free || attempt.pricing == Pricing::Free;
        }
    }
    return priced ? Pricing::Priced : free ? Pricing::Free : Pricing::Unpriced;
}

Usage ExchangeRecord::usage() const {
    Usage sum;
    for (const AttemptRecord& attempt : attempts) {
        sum += attempt.usage;
    }
    if (const AttemptRecord* attempt = deciding()) {
        sum.tier = attempt->usage.tier;
        sum.source = attempt->usage.source;
    }
    return sum;
}

bool ExchangeRecord::lacksPrice() const {
    return std::ranges::any_of(attempts, &AttemptRecord::lacksPrice);
}

bool ExchangeRecord::isEstimated() const {
    return std::ranges::any_of(attempts, [](const AttemptRecord& attempt) {
        return attempt.usage.source == Source::Estimated;
    });
}

}  // namespace weir::books
