// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <boost/describe/enum.hpp>

// The words of budgets, as the document, the contract and the window say them.
namespace weir {

// What a budget is for. Day to Year begin anew by the calendar, at the midnight of the gateway's
// time zone; weeks on Mondays.
enum class BudgetPeriod : std::uint8_t {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Total,    // what is spent stays spent
    Rolling,  // what is spent counts for so many hours
    Prepaid,  // as Total; somebody tops it up
};
BOOST_DESCRIBE_ENUM(BudgetPeriod, Day, Week, Month, Quarter, Year, Total, Rolling, Prepaid)

constexpr bool beginsAnew(BudgetPeriod period) {
    return period < BudgetPeriod::Total;
}

// Of Rolling, in hours: a year at most.
inline constexpr std::uint32_t kLongestRolling = 366 * 24;

// What happens to a call that the rest of the budget may not suffice for.
enum class WhenUsed : std::uint8_t {
    Refuse,   // it goes to a target that it does suffice for, or is refused
    Warn,     // it is made, and the window says so
    Degrade,  // as Refuse; and from a share of the limit on, cheaper targets are asked first
};
BOOST_DESCRIBE_ENUM(WhenUsed, Refuse, Warn, Degrade)

constexpr bool refuses(WhenUsed when) {
    return when != WhenUsed::Warn;
}
// Of the limit, in per cent, where nothing else is said.
inline constexpr std::uint32_t kUsualDegradeFrom = 80;

// What happens to a call at a target whose price is not known.
enum class WhenUnpriced : std::uint8_t {
    Block,
    Allow,
    Assume,  // it takes what its tokens would cost at prices that the budget says
};
BOOST_DESCRIBE_ENUM(WhenUnpriced, Block, Allow, Assume)

}  // namespace weir
