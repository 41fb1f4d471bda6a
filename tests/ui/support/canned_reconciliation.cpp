// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_reconciliation.hpp"

#include <chrono>

#include "engine/base/words.hpp"

namespace weir::ui {

namespace {

admin::ReconciledRow row(unsigned day, const char* model, std::uint64_t theirs, std::uint64_t ours,
                         GapCause cause) {
    admin::ReconciledRow row;
    row.day = std::chrono::sys_days(std::chrono::year(2026) / 11 / day);
    row.model = model;
    row.theirs = {.requests = theirs / 900,
                  .tokensIn = theirs,
                  .tokensCached = theirs / 3,
                  .tokensOut = theirs / 5,
                  .cost = Money::fromNano(static_cast<std::int64_t>(theirs) * 5'300)};
    row.ours = {.requests = ours / 900,
                .tokensIn = ours,
                .tokensCached = ours / 3,
                .tokensOut = ours / 5,
                .cost = Money::fromNano(static_cast<std::int64_t>(ours) * 5'300)};
    row.cause = cause;
    return row;
}

}  // namespace

admin::Reconciliation cannedReconciliation() {
    admin::Reconciliation figures;
    figures.from = std::chrono::sys_days(std::chrono::year(2026) / 11 / 16);
    figures.until = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24);
    figures.tellsRequests = figures.tellsTokens = figures.tellsCosts = true;
    unsigned day = 16;
    for (const auto& [cause, word] : wordsOf<GapCause>()) {
        const std::uint64_t theirs = 4'182'330 + day * 77'777;
        const bool same = cause == GapCause::None;
        figures.rows.push_back(row(day, day % 2 == 0 ? "gpt-4o-mini-2024-07-18" : "gpt-5.1", theirs,
                                   same ? theirs : theirs - 61'204, cause));
        figures.theirs.tokensIn += figures.rows.back().theirs.tokensIn;
        figures.ours.tokensIn += figures.rows.back().ours.tokensIn;
        figures.theirs.cost += figures.rows.back().theirs.cost;
        figures.ours.cost += figures.rows.back().ours.cost;
        figures.differing += same ? 0 : 1;
        ++day;
    }
    return figures;
}

}  // namespace weir::ui
