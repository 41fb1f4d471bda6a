// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Why a candidate was passed over for a budget, as records of calls say it and as it is read out of
// them: whoever shows such a call can lead to the budget, also of calls from long ago.
namespace weir {

inline constexpr std::string_view kBudgetBefore = "the budget ";
inline constexpr std::string_view kBudgetBehind = " does not suffice";

inline std::string notEnoughText(std::string_view budget) {
    return std::string(kBudgetBefore).append(budget).append(kBudgetBehind);
}

// The name of the budget; nothing when the reason is another one.
inline std::optional<std::string> budgetOfReason(std::string_view reason) {
    if (reason.size() <= kBudgetBefore.size() + kBudgetBehind.size() ||
        !reason.starts_with(kBudgetBefore) || !reason.ends_with(kBudgetBehind)) {
        return std::nullopt;
    }
    reason.remove_prefix(kBudgetBefore.size());
    reason.remove_suffix(kBudgetBehind.size());
    return std::string(reason);
}

}  // namespace weir
