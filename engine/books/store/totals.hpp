// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/quarter_hour.hpp"
#include "engine/base/usage.hpp"
#include "engine/books/flow_counts.hpp"
#include "engine/books/record.hpp"

namespace weir::books {

// The start of the quarter-hour that a moment falls into, in seconds since 1970 UTC.
constexpr std::int64_t quarterOf(Timestamp time) {
    return std::chrono::floor<std::chrono::seconds>(quarterHourOf(time)).time_since_epoch().count();
}

// What one row of the roll-ups is about.
struct TotalsKey {
    std::int64_t quarter = 0;
    std::string key;   // name of the Weir key
    std::string team;  // these as the key had them then
    std::string user;
    std::string tags;  // as tagSet() makes them
    std::string costCentre;
    std::string provider;  // empty: no attempt was made
    std::string model;     // as served
    ServiceTier tier = ServiceTier::Standard;
    bool simulated = false;

    friend bool operator==(const TotalsKey&, const TotalsKey&) = default;
};

struct TotalsKeyHash {
    std::size_t operator()(const TotalsKey& key) const;
};

// Counts and sums of the exchanges of one such row. An exchange counts once, where its deciding
// attempt was; tokens and money count where they were used.
struct Totals {
    FlowCounts requests;
    std::uint64_t unpriced = 0;   // of the requests: with an attempt that no price is known for
    std::uint64_t estimated = 0;  // of the requests: their usage is not the provider's
    std::uint64_t attempts = 0;
    Usage usage;
    Money spent;
    Money saved;  // by prompt caches
};

// The roll-ups of one batch, summed up before they are written: most exchanges of 20 ms fall into
// few rows.
class BatchTotals {
public:
    void add(const ExchangeRecord& record);

    const std::unordered_map<TotalsKey, Totals, TotalsKeyHash>& rows() const { return m_rows; }

private:
    std::unordered_map<TotalsKey, Totals, TotalsKeyHash> m_rows;
};

// The name of the model that an attempt's money is counted under.
std::string_view servedModel(const AttemptRecord& attempt);

}  // namespace weir::books
