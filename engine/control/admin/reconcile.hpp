// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/gap_cause.hpp"
#include "engine/base/money.hpp"
#include "engine/control/admin/operation.hpp"

// What a provider says was used, held against the books.
namespace weir::admin {

struct ReconciledUsage {
    std::uint64_t requests = 0;
    std::uint64_t tokensIn = 0;      // with those read from a cache
    std::uint64_t tokensCached = 0;  // of tokensIn
    std::uint64_t tokensOut = 0;
    Money cost;

    friend bool operator==(const ReconciledUsage&, const ReconciledUsage&) = default;
};
BOOST_DESCRIBE_STRUCT(ReconciledUsage, (), (requests, tokensIn, tokensCached, tokensOut, cost))

// Of one model on one day.
struct ReconciledRow {
    Timestamp day{};    // its first moment, UTC
    std::string model;  // as the provider names it; empty: all of them
    ReconciledUsage theirs;
    ReconciledUsage ours;
    std::uint64_t estimated = 0;  // of our requests
    std::uint64_t unpriced = 0;
    GapCause cause = GapCause::None;

    friend bool operator==(const ReconciledRow&, const ReconciledRow&) = default;
};
BOOST_DESCRIBE_STRUCT(ReconciledRow, (), (day, model, theirs, ours, estimated, unpriced, cause))

struct Reconciliation {
    Timestamp from{};  // of the first day of the export
    Timestamp until{};
    // What the export tells; the rest of `theirs` is nothing, and is not compared.
    bool tellsRequests = false;
    bool tellsTokens = false;
    bool tellsCosts = false;
    ReconciledUsage theirs;
    ReconciledUsage ours;             // of the same days
    std::uint64_t differing = 0;      // rows with a cause
    std::vector<ReconciledRow> rows;  // by day, then model
};
BOOST_DESCRIBE_STRUCT(Reconciliation, (),
                      (from, until, tellsRequests, tellsTokens, tellsCosts, theirs, ours, differing,
                       rows))

inline constexpr std::size_t kMostExport = 512 * 1024;

struct ReconcileUsage {
    static constexpr std::string_view kName = "spend.reconcile";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Hold a provider's export of usage or costs against the books.";
    using Reply = Reconciliation;
    std::string provider;  // its name in the document
    std::string text;      // of the export: OpenAI's JSON or CSV, or a CSV of day, model and counts
};
BOOST_DESCRIBE_STRUCT(ReconcileUsage, (), (provider, text))

}  // namespace weir::admin
