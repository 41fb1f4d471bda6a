// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QValidator>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/control/admin/rate_limits.hpp"

// How much a team, a user or a key may use a minute, and where that is set.
namespace weir::ui {

struct DirectoryRow;

enum class MinuteLimit { Requests, Tokens };
inline constexpr int kMinuteLimits = 2;

struct HeldLimit {
    std::uint64_t value = 0;     // set for just this line, or else the strictest; 0: there is none
    bool own = false;            // it is set for just this line
    std::string from;            // else the name of the line that has it; empty: the organisation
    std::uint64_t stricter = 0;  // than its own: what holds before it, of `from`

    friend bool operator==(const HeldLimit&, const HeldLimit&) = default;
};
using HeldLimits = std::array<HeldLimit, kMinuteLimits>;

// What a line has from the lines above it, `inherited`, and what is set for it.
HeldLimits limitsOf(const std::vector<admin::RateLimitRow>& limits, const DirectoryRow& row,
                    const HeldLimits& inherited);
// What the lines below this one have from it and from above: the strictest.
HeldLimits passedOn(const DirectoryRow& row, const HeldLimits& inherited);

// What is to be done for another value; 0: none of its own any more. Nothing: it is so already.
using LimitChange = std::variant<std::monostate, admin::SetRateLimit, admin::RemoveRateLimit>;
LimitChange limitChange(const std::vector<admin::RateLimitRow>& limits, const DirectoryRow& row,
                        MinuteLimit which, std::uint64_t value);

// What is set for just this line; 0: nothing.
std::uint64_t limitValue(const std::vector<admin::RateLimitRow>& limits, const DirectoryRow& row,
                         MinuteLimit which);
// The rate limit for just this line, or what a new one would be: without a name.
admin::RateLimitSettings limitSettings(const std::vector<admin::RateLimitRow>& limits,
                                       const DirectoryRow& row, MinuteLimit which);

// "1,200", "400 k", "2 M": nothing is rounded.
QString amountText(std::uint64_t amount);
// The same as somebody types it: "1200", "400 k".
QString typedAmount(std::uint64_t amount);
// "1200", "1,200", "1.5M", "400 k"; empty: 0. Nothing for anything else, and for what may be meant
// in two ways.
std::optional<std::uint64_t> readAmount(const QString& typed);

class AmountValidator : public QValidator {
public:
    using QValidator::QValidator;
    State validate(QString& typed, int& place) const override;
};

}  // namespace weir::ui
