// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/reconcile/reconcile.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "engine/books/models/model_name.hpp"

namespace weir::books {

namespace {

using std::chrono::days;
using std::chrono::hours;

using Key = std::pair<std::string, Timestamp>;  // of a model and a day
using Days = std::map<Key, ReconciledDay>;

// The name without all that only says which release it is.
std::string plainest(std::string_view model) {
    for (std::string_view plainer = model; !plainer.empty(); plainer = plainerModelName(plainer)) {
        model = plainer;
    }
    return std::string(model);
}

bool isNear(Money one, Money other) {
    constexpr Money kLeast = Money::fromNano(1'000'000);
    const Money gap = std::max(one, other) - std::min(one, other);
    return gap <= kLeast || gap.nano() / 2 <= std::max(one, other).nano() / 2 / 1000;
}

std::uint64_t gapOf(std::uint64_t one, std::uint64_t other) {
    return std::max(one, other) - std::min(one, other);
}

class Comparison {
public:
    Comparison(const UsageExport& theirs, const std::vector<BookedHour>& ours)
        : m_told(theirs), m_ours(ours) {
        m_byModel =
            std::ranges::any_of(theirs.days, [](const auto& day) { return !day.model.empty(); });
        for (const ExportedUsage& day : theirs.days) {
            m_first = std::min(m_first, day.day);
            m_last = std::max(m_last, day.day);
        }
    }

    std::vector<ReconciledDay> run() {
        Days all = daysAt(hours(0));
        for (auto& [key, day] : all) {
            day.cause = isSame(day) ? GapCause::None : causeOf(day);
        }
        findOtherZone(all);
        std::vector<ReconciledDay> rows;
        for (auto& [key, day] : all) {
            rows.push_back(std::move(day));
        }
        std::ranges::stable_sort(rows, {}, [](const ReconciledDay& row) {
            return std::pair(row.theirs.day, std::string_view(row.theirs.model));
        });
        return rows;
    }

private:
    std::string modelOf(std::string_view name) const {
        return m_byModel ? plainest(name) : std::string();
    }

    // Theirs beside ours, where our days begin so long after those of UTC.
    Days daysAt(hours shift) const {
        Days all;
        for (const ExportedUsage& exported : m_told.days) {
            ExportedUsage& sum = all[{modelOf(exported.model), exported.day}].theirs;
            // Of several releases the first one's name stands for all.
            sum.model = sum.model.empty() ? exported.model : sum.model;
            sum.day = exported.day;
            sum.requests += exported.requests;
            sum.tokensIn += exported.tokensIn;
            sum.tokensCached += exported.tokensCached;
            sum.tokensOut += exported.tokensOut;
            sum.cost += exported.cost;
        }
        for (const BookedHour& booked : m_ours) {
            const Timestamp day = std::chrono::floor<days>(booked.hour - shift);
            if (day < m_first || day > m_last) {
                continue;
            }
            ReconciledDay& row = all[{modelOf(booked.model), day}];
            row.theirs.day = day;
            row.theirs.model =
                row.theirs.model.empty() && m_byModel ? booked.model : row.theirs.model;
            row.ours += booked.sums;
        }
        return all;
    }

    bool sameTokens(const ReconciledDay& row) const {
        return row.theirs.tokensIn == row.ours.tokensIn &&
               row.theirs.tokensOut == row.ours.tokensOut &&
               (!m_told.tellsCached || row.theirs.tokensCached == row.ours.tokensCached);
    }
    bool isSame(const ReconciledDay& row) const {
        return (!m_told.tellsTokens || sameTokens(row)) &&
               (!m_told.tellsCosts || isNear(row.theirs.cost, row.ours.spent));
    }

    // Of a day that differs.
    GapCause causeOf(const ReconciledDay& row) const {
        if (m_told.tellsTokens && sameTokens(row)) {
            return row.ours.unpriced > 0 ? GapCause::Unpriced : GapCause::OtherPrice;
        }
        const bool theyKnowMore = m_told.tellsTokens ? row.theirs.tokensIn + row.theirs.tokensOut >
                                                           row.ours.tokensIn + row.ours.tokensOut
                                                     : row.theirs.cost > row.ours.spent;
        if (row.theirs.day == m_last && !theyKnowMore) {
            return GapCause::LateSettled;
        }
        if (m_told.tellsTokens && row.ours.estimated > 0 && sameCalls(row)) {
            return GapCause::Estimated;
        }
        if (!m_told.tellsTokens && theyKnowMore && row.ours.unpriced > 0) {
            return GapCause::Unpriced;
        }
        return theyKnowMore ? GapCause::OutsideWeir : GapCause::NotReported;
    }

    // As many calls as there were, or, where that is not told, tokens not further off than
    // estimates are.
    bool sameCalls(const ReconciledDay& row) const {
        constexpr std::uint64_t kFarOff = 5;  // a fifth
        if (m_told.tellsRequests) {
            return row.theirs.requests == row.ours.requests;
        }
        const std::uint64_t theirs = row.theirs.tokensIn + row.theirs.tokensOut;
        const std::uint64_t ours = row.ours.tokensIn + row.ours.tokensOut;
        return gapOf(theirs, ours) <= std::max(theirs, ours) / kFarOff;
    }

    // The days of a model differ, and would not if they began some hours earlier or later.
    void findOtherZone(Days& all) const {
        std::set<std::string> differing;
        for (const auto& [key, day] : all) {
            if (day.cause != GapCause::None) {
                differing.insert(key.first);
            }
        }
        for (int shift = -kMostHoursEast; shift <= kMostHoursWest && !differing.empty(); ++shift) {
            if (shift == 0) {
                continue;
            }
            const Days shifted = daysAt(hours(shift));
            std::set<std::string> found;
            for (const std::string& model : differing) {
                if (fits(shifted, model)) {
                    found.insert(model);
                }
            }
            for (auto& [key, day] : all) {
                if (found.contains(key.first) && day.cause != GapCause::None) {
                    day.cause = GapCause::OtherZone;
                }
            }
            std::erase_if(differing, [&](const auto& model) { return found.contains(model); });
        }
    }

    bool fits(const Days& shifted, const std::string& model) const {
        bool any = false;
        for (const auto& [key, day] : shifted) {
            if (key.first == model) {
                if (!isSame(day)) {
                    return false;
                }
                any = any || day.ours.tokensIn > 0;
            }
        }
        return any;
    }

    const UsageExport& m_told;
    const std::vector<BookedHour>& m_ours;
    bool m_byModel = false;
    Timestamp m_first = Timestamp::max();
    Timestamp m_last = Timestamp::min();
};

}  // namespace

std::vector<ReconciledDay> reconcile(const UsageExport& theirs,
                                     const std::vector<BookedHour>& ours) {
    return Comparison(theirs, ours).run();
}

}  // namespace weir::books
