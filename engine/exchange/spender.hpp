// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/books/record.hpp"
#include "engine/policy/budgets/budget.hpp"

namespace weir::exchange {

// Whose money an attempt at a provider takes; for as long as the record is there. The same while
// the call is under way and when it is read out of the books.
inline policy::Spender spenderOf(const books::ExchangeRecord& record, std::string_view provider) {
    return {.key = record.key,
            .team = record.team,
            .user = record.user,
            .provider = provider,
            .model = record.modelAsked,
            .tags = record.call.tags};
}

}  // namespace weir::exchange
