// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/gap_cause.hpp"
#include "engine/books/reconcile/usage_export.hpp"
#include "engine/books/spend.hpp"

// A provider's figures held against the books'. Pure.
namespace weir::books {

// The books' sums of an hour of a model at that provider.
struct BookedHour {
    Timestamp hour{};
    std::string model;
    SpendSums sums;
};

// Hours that do not begin with a day of UTC are looked at for days of other time zones.
inline constexpr int kMostHoursWest = 12;
inline constexpr int kMostHoursEast = 14;

// Of a model on a day, as the provider names it; of all models where the export tells none.
struct ReconciledDay {
    ExportedUsage theirs;
    SpendSums ours;
    GapCause cause = GapCause::None;
};

// Every day and model of either, by day, then model; of the books only days that the export is of.
// A model is the same under its name with and without a date, a path or the like. Tokens are the
// same to the unit; costs if a thousandth, or a tenth of a cent, is all that lies between them,
// because providers round.
std::vector<ReconciledDay> reconcile(const UsageExport& theirs,
                                     const std::vector<BookedHour>& ours);

}  // namespace weir::books
