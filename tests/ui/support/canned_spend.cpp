// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_spend.hpp"

#include <algorithm>
#include <span>

#include "tests/ui/support/canned.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;
using admin::SpendBy;
using admin::SpendFigures;

struct Spender {
    std::string_view name;
    std::int64_t anHour;  // micro-dollars of a working hour
    std::uint64_t tokensADollar;
    int unpriced;   // of a hundred calls
    int estimated;  // of a hundred calls
    int saved = 0;  // of a hundred dollars spent
};

constexpr Spender kTeams[] = {
    {"support-assistant", 11'500'000, 810'000, 0, 1, 9},
    {"search", 8'900'000, 1'300'000, 0, 3, 21},
    {"data-platform", 4'400'000, 8'700'000, 4, 0, -2},
    {"mobile", 2'450'000, 750'000, 0, 4, 4},
    {"risk-compliance", 2'150'000, 2'450'000, 0, 6},
    {"marketing", 700'000, 470'000, 0, 1},
    {"", 90'000, 900'000, 0, 0},
};
constexpr Spender kUsers[] = {
    {"ada", 5'100'000, 900'000, 0, 1, 24},
    {"bob", 2'700'000, 1'100'000, 0, 2},
    {"", 1'100'000, 1'000'000, 0, 0},
};
constexpr Spender kKeys[] = {
    {"search-prod", 3'900'000, 1'200'000, 0, 2},
    {"search-nightly", 900'000, 2'400'000, 0, 0},
};
constexpr Spender kModels[] = {
    {"claude-sonnet-4-5", 4'100'000, 300'000, 0, 0, 18},
    {"gpt-5-mini", 1'900'000, 2'100'000, 0, 2},
    {"qwen3:32b", 0, 0, 100, 100},
};
constexpr Spender kProviders[] = {
    {"anthropic", 4'100'000, 300'000, 0, 0, 18},
    {"openai", 1'900'000, 2'100'000, 0, 2},
};

constexpr Spender kTags[] = {
    {"customer, eu", 13'950'000, 800'000, 0, 2},         {"internal", 9'600'000, 1'250'000, 0, 3},
    {"batch, eu, internal", 4'400'000, 8'700'000, 4, 0}, {"eu", 2'150'000, 2'450'000, 0, 6},
    {"(not recorded)", 90'000, 900'000, 0, 0},
};
constexpr Spender kCostCentres[] = {
    {"4711", 20'400'000, 950'000, 0, 2},
    {"4720", 6'850'000, 4'100'000, 3, 2},
    {"", 2'850'000, 1'900'000, 0, 4},
};

std::span<const Spender> spenders(SpendBy by) {
    switch (by) {
        case SpendBy::Team:
            return kTeams;
        case SpendBy::User:
            return kUsers;
        case SpendBy::Key:
            return kKeys;
        case SpendBy::Model:
            return kModels;
        case SpendBy::Tags:
            return kTags;
        case SpendBy::CostCentre:
            return kCostCentres;
        case SpendBy::Provider:
            break;
    }
    return kProviders;
}

// How much of a working hour an hour is, in hundredths.
std::int64_t busy(Timestamp hour, const Spender& spender) {
    const auto day = std::chrono::floor<std::chrono::days>(hour);
    const auto weekday = std::chrono::weekday(day).iso_encoding();
    const auto since = (hour - day) / 1h;
    const auto waves = (day.time_since_epoch().count() * 7 + since * 3 +
                        static_cast<std::int64_t>(spender.name.size()) * 11) %
                       40;
    const std::int64_t share = since >= 8 && since < 18 ? 100 + waves : 12;
    return weekday >= 6 ? share / 5 : share;
}

SpendFigures figuresOf(const Spender& spender, Timestamp from, Timestamp until) {
    SpendFigures figures;
    for (Timestamp hour = from; hour < std::min(until, kCannedNow); hour += 1h) {
        const std::int64_t share = busy(hour, spender);
        const std::int64_t micro = spender.anHour * share / 100;
        const auto requests = static_cast<std::uint64_t>(micro / 2'300 + share / 4);
        figures.requests += requests;
        figures.failed += requests / 130;
        figures.tokensIn += static_cast<std::uint64_t>(micro) * spender.tokensADollar / 1'000'000;
        figures.spent += Money::fromNano(micro * 1'000);
        figures.saved += Money::fromNano(micro * spender.saved * 10);
    }
    figures.unpriced = figures.requests * static_cast<std::uint64_t>(spender.unpriced) / 100;
    figures.estimated = figures.requests * static_cast<std::uint64_t>(spender.estimated) / 100;
    figures.tokensCached = figures.tokensIn * 2 / 5;
    figures.tokensOut = figures.tokensIn / 14;
    return figures;
}

}  // namespace

admin::SpendReport cannedSpend(const admin::GetSpend& asked) {
    admin::SpendReport report;
    report.steps.resize(asked.bounds.size() - 1);
    for (const Spender& spender : spenders(asked.by)) {
        admin::SpendRow row;
        row.name = spender.name;
        for (std::size_t step = 0; step < report.steps.size(); ++step) {
            row.steps.push_back(figuresOf(spender, asked.bounds[step], asked.bounds[step + 1]));
            row.sum += row.steps.back();
            report.steps[step] += row.steps.back();
        }
        report.sum += row.sum;
        if (report.rows.size() >= asked.charted) {
            row.steps.clear();
        }
        if (row.sum.requests > 0) {
            report.rows.push_back(std::move(row));
        }
    }
    return report;
}

}  // namespace weir::ui
