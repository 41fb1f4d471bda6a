// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "engine/books/reconcile/usage_export.hpp"

namespace weir::books {

// More of anything than anybody uses.
inline constexpr std::uint64_t kMostCounted = 1'000'000'000'000'000;

// Thrown by the readers of exports, out of the line that cannot be read.
struct NotAnExport {
    std::string why;
};

// Adds up the lines of an export by day and model.
class ExportSums {
public:
    // False: the sum would be more than anybody ever used.
    bool add(const ExportedUsage& line);
    // What the lines told, whichever of it is set by their reader. Errors: Invalid when there is
    // nothing in it, or more days than are compared at once.
    Result<UsageExport> finish(UsageExport told);

private:
    std::map<std::pair<Timestamp, std::string>, ExportedUsage> m_sums;
};

// The first moment of the day; nothing for a time that no export is of.
std::optional<Timestamp> exportedDay(Timestamp time);
// Dollars, rounded to the nano-dollar; nothing for what is no amount that could have been spent.
std::optional<Money> exportedCost(double dollars);
// "gpt-4o-mini-2024-07-18, cached input" is of "gpt-4o-mini-2024-07-18".
std::string modelOfLineItem(std::string_view item);

Result<UsageExport> readJsonExport(std::string_view text);
Result<UsageExport> readCsvExport(std::string_view text);

}  // namespace weir::books
