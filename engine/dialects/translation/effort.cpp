// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/effort.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace weir::dialects {

namespace {

constexpr std::array<std::string_view, 7> kEfforts{"none", "minimal", "low", "medium",
                                                   "high", "xhigh",   "max"};

// No provider says what budget its words stand for. These bounds are what other translators between
// the two settled on.
constexpr std::uint64_t kHighFrom = 10'000;
constexpr std::uint64_t kMediumFrom = 5'000;
constexpr std::uint64_t kLowFrom = 2'000;

}  // namespace

std::optional<Effort> effortOf(std::string_view word) {
    const auto found = std::ranges::find(kEfforts, word);
    if (found == kEfforts.end()) {
        return std::nullopt;
    }
    return static_cast<Effort>(found - kEfforts.begin());
}

std::string_view effortWord(Effort effort) {
    return kEfforts[static_cast<std::size_t>(effort)];
}

Effort effortOfBudget(std::uint64_t tokens) {
    if (tokens >= kHighFrom) {
        return Effort::High;
    }
    if (tokens >= kMediumFrom) {
        return Effort::Medium;
    }
    return tokens >= kLowFrom ? Effort::Low : Effort::Minimal;
}

Effort commonEffort(Effort effort) {
    return std::clamp(effort, Effort::Low, Effort::High);
}

}  // namespace weir::dialects
