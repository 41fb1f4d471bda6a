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

struct MonthFile {
    std::chrono::year_month month;  // of the starts of its exchanges, UTC
    std::filesystem::path file;

    Timestamp begin() const { return std::chrono::sys_days(month / 1); }
    Timestamp end() const { return std::chrono::sys_days((month + std::chrono::months(1)) / 1); }
};

// "2026-11"; nothing for another name.
std::optional<std::chrono::year_month> monthFrom(const std::string& name) {
    int year = 0;
    unsigned number = 0;
    if (name.size() != 7 || std::sscanf(name.c_str(), "%4d-%2u", &year, &number) != 2) {
        return std::nullopt;
    }
    const std::chrono::year_month month{std::chrono::year(year), std::chrono::month(number)};
    return month.ok() ? std::optional(month) : std::nullopt;
}

}  // namespace

std::vector<std::filesystem::path> monthsWithin(const std::filesystem::path& folder, Timestamp from,
                                                Timestamp until) {
    std::vector<MonthFile> found;
    std::error_code failed;
    for (const auto& item : std::filesystem::directory_iterator(folder, failed)) {
        const auto month = monthFrom(item.path().stem().string());
        if (month && item.path().extension() == ".db") {
            found.push_back({*month, item.path()});
        }
    }
    std::ranges::sort(found, std::greater<>(), &MonthFile::month);
    std::vector<std::filesystem::path> files;
    for (MonthFile& each : found) {
        if (each.begin() <= until && each.end() > from) {
            files.push_back(std::move(each.file));
        }
    }
    return files;
}

}  // namespace weir::books
