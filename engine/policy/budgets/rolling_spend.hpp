// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"

namespace weir::policy {

// What was spent in a quarter-hour, which is as fine as the books' sums are.
struct QuarterSpend {
    Money settled;
    Money assumed;  // of the settled
    Money unsettled;
    std::uint64_t refused = 0;
    std::uint64_t unpriced = 0;
};

// What counts for a rolling budget: the quarter-hours of its span and the one that has only begun.
// So no span of that length holds more than the limit, wherever it begins, and what was spent is
// free again a quarter-hour late at most.
class RollingSpend {
public:
    // The first moment that counts for a span that ends now.
    static Timestamp beginOf(std::chrono::hours span, Timestamp now);

    // Of the quarter-hour that a moment is in.
    QuarterSpend& at(Timestamp moment);
    // Forgets the quarter-hours before, and says what was in them.
    QuarterSpend forgetBefore(Timestamp begin);
    // When so much of it will have left, for a span of that length; nothing: there is not so much.
    std::optional<Timestamp> freeAt(Money amount, std::chrono::hours span) const;

private:
    std::map<Timestamp, QuarterSpend> m_quarters;
};

}  // namespace weir::policy
