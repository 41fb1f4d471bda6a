// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/months.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace weir::books {

namespace {

// The first moment of "2026-11", UTC; nothing for another name.
std::optional<Timestamp> beginOf(const std::string& month) {
    int year = 0;
    unsigned number = 0;
    if (month.size() != 7 || std::sscanf(month.c_str(), "%4d-%2u", &year, &number) != 2) {
        return std::nullopt;
    }
    const std::chrono::year_month_day first{std::chrono::year(year), std::chrono::month(number),
                                            std::chrono::day(1)};
    return first.ok() ? std::optional<Timestamp>(std::chrono::sys_days(first)) : std::nullopt;
}

}  // namespace

std::vector<std::filesystem::path> monthsWithin(const std::filesystem::path& folder, Timestamp from,
                                                Timestamp until) {
    std::vector<std::pair<Timestamp, std::filesystem::path>> found;
    std::error_code failed;
    for (const auto& item : std::filesystem::directory_iterator(folder, failed)) {
        const auto begin = beginOf(item.path().stem().string());
        if (begin && item.path().extension() == ".db") {
            found.emplace_back(*begin, item.path());
        }
    }
    std::ranges::sort(found, std::greater<>());
    std::vector<std::filesystem::path> files;
    for (const auto& [begin, file] : found) {
        if (begin <= until) {
            files.push_back(file);
        }
        if (begin <= from) {
            break;
        }
    }
    return files;
}

}  // namespace weir::books
