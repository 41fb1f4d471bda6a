// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/budgets/rolling_spend.hpp"

#include "engine/base/quarter_hour.hpp"

namespace weir::policy {

Timestamp RollingSpend::beginOf(std::chrono::hours span, Timestamp now) {
    return quarterHourOf(now) - span;
}

QuarterSpend& RollingSpend::at(Timestamp moment) {
    return m_quarters[quarterHourOf(moment)];
}

QuarterSpend RollingSpend::forgetBefore(Timestamp begin) {
    QuarterSpend gone;
    const auto end = m_quarters.lower_bound(begin);
    for (auto quarter = m_quarters.begin(); quarter != end; ++quarter) {
        gone.settled += quarter->second.settled;
        gone.assumed += quarter->second.assumed;
        gone.unsettled += quarter->second.unsettled;
        gone.refused += quarter->second.refused;
        gone.unpriced += quarter->second.unpriced;
    }
    m_quarters.erase(m_quarters.begin(), end);
    return gone;
}

std::optional<Timestamp> RollingSpend::freeAt(Money amount, std::chrono::hours span) const {
    Money left;
    for (const auto& [quarter, spend] : m_quarters) {
        left += spend.settled + spend.unsettled;
        if (left >= amount) {
            return quarter + kQuarterHour + span;
        }
    }
    return std::nullopt;
}

}  // namespace weir::policy
