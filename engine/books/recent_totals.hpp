// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/books/book.hpp"
#include "engine/books/store/totals.hpp"

namespace weir::books {

// The roll-ups of the last days in memory, so that a figure that is asked for twice a second costs
// no query. One thread at a time.
class RecentTotals {
public:
    // A week, and the day that it begins in, in any zone and over any change of the clock.
    static constexpr std::chrono::hours kKept{8 * 24 + 2};

    // A row of the roll-ups, of before this start.
    void load(const TotalsKey& key, const Totals& totals);
    void add(const ExchangeRecord& record);
    // A record that was added costs something else.
    void correct(const ExchangeRecord& before, const ExchangeRecord& after);
    void forgetBefore(Timestamp now);

    SpendTotals since(Timestamp from, Simulated simulated) const;
    std::map<std::string, std::uint64_t> attemptsByProvider(Timestamp from) const;
    // When each provider was last asked; to the quarter-hour of before this start.
    const std::map<std::string, Timestamp>& lastAttempts() const { return m_lastAttempts; }
    std::vector<QuarterTotals> quarters(Timestamp from) const;
    std::map<std::string, SpendTotals> spendByModel(Timestamp from) const;

private:
    struct Quarter {
        FlowCounts requests;
        SpendTotals real;
        SpendTotals simulated;
        std::uint64_t estimated = 0;
        std::map<std::string, std::uint64_t> attempts;  // by provider
        std::map<std::string, SpendTotals, std::less<>> models;
    };

    static SpendTotals& modelOf(Quarter& quarter, std::string_view model);

    void noteAttempt(const std::string& provider, Timestamp at);

    std::map<std::int64_t, Quarter> m_quarters;
    std::map<std::string, Timestamp> m_lastAttempts;  // by provider
};

}  // namespace weir::books
