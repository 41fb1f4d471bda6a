// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/result.hpp"

// What a provider says was used. Pure: the text of a file comes in.
namespace weir::books {

// Of one model on one day.
struct ExportedUsage {
    Timestamp day{};    // its first moment, UTC
    std::string model;  // as the provider names it; empty: the export does not say
    std::uint64_t requests = 0;
    std::uint64_t tokensIn = 0;      // with those read from a cache
    std::uint64_t tokensCached = 0;  // of tokensIn
    std::uint64_t tokensOut = 0;
    Money cost;

    friend bool operator==(const ExportedUsage&, const ExportedUsage&) = default;
};

struct UsageExport {
    bool tellsRequests = false;
    bool tellsTokens = false;
    bool tellsCached = false;
    bool tellsCosts = false;
    std::vector<ExportedUsage> days;  // by day, then model; each pair once
};

inline constexpr int kMostExportedDays = 366;

// One of: the pages of OpenAI's usage or costs API, alone or in a list; the CSV that its dashboard
// exports; any CSV with a header that names a day, and tokens or a cost. Source: OpenAI API
// reference, Usage and Costs. Errors: Invalid, with the line or what is missing.
Result<UsageExport> readUsageExport(std::string_view text);

}  // namespace weir::books
