// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/reconcile/usage_export.hpp"

#include <chrono>
#include <cmath>
#include <optional>

#include "engine/books/reconcile/export_sums.hpp"

namespace weir::books {

namespace {

constexpr double kMostDollars = 1e9;

bool addCount(std::uint64_t& sum, std::uint64_t more) {
    if (more > kMostCounted || sum > kMostCounted - more) {
        return false;
    }
    sum += more;
    return true;
}

bool addCost(Money& sum, Money more) {
    constexpr Money kMost = Money::fromNano(1'000'000'000'000'000'000);
    const Money now = sum + more;
    if (now > kMost || now < -kMost) {
        return false;
    }
    sum = now;
    return true;
}

}  // namespace

bool ExportSums::add(const ExportedUsage& line) {
    ExportedUsage& sum = m_sums[{line.day, line.model}];
    sum.day = line.day;
    sum.model = line.model;
    return addCount(sum.requests, line.requests) && addCount(sum.tokensIn, line.tokensIn) &&
           addCount(sum.tokensCached, line.tokensCached) &&
           addCount(sum.tokensOut, line.tokensOut) && addCost(sum.cost, line.cost);
}

Result<UsageExport> ExportSums::finish(UsageExport told) {
    if (m_sums.empty()) {
        return Error::invalid("There is no usage in this export.");
    }
    const Timestamp first = m_sums.begin()->first.first;
    const Timestamp last = m_sums.rbegin()->first.first;
    if (last - first >= std::chrono::days(kMostExportedDays)) {
        return Error::invalid("This export is of more than 366 days.",
                              "Export a month, or a year at most.");
    }
    for (auto& [key, sum] : m_sums) {
        told.days.push_back(std::move(sum));
    }
    return told;
}

std::optional<Timestamp> exportedDay(Timestamp time) {
    constexpr auto kFirst = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};
    constexpr auto kLast = std::chrono::sys_days{std::chrono::year{2200} / 1 / 1};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    return day >= kFirst && day < kLast ? std::optional<Timestamp>(day) : std::nullopt;
}

// A float is good enough for an amount that is only compared.
std::optional<Money> exportedCost(double dollars) {
    if (!std::isfinite(dollars) || std::fabs(dollars) > kMostDollars) {
        return std::nullopt;
    }
    return Money::fromNano(std::llround(dollars * 1e9));
}

std::string modelOfLineItem(std::string_view item) {
    return std::string(item.substr(0, item.find(", ")));
}

Result<UsageExport> readUsageExport(std::string_view text) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (text.starts_with(kMark)) {
        text.remove_prefix(kMark.size());
    }
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) {
        return Error::invalid("There is nothing in this export.");
    }
    const bool isJson = text[begin] == '{' || text[begin] == '[';
    return isJson ? readJsonExport(text) : readCsvExport(text);
}

}  // namespace weir::books
