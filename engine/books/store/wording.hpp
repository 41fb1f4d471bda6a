// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/states.hpp"
#include "engine/books/history.hpp"
#include "engine/books/record.hpp"
#include "engine/books/store/database.hpp"

namespace weir::books {

// All that a call says in words. Many calls say the same, so that a month keeps each wording once,
// and a search reads and judges it once, however many calls have it.
struct Wording {
    enum Text : std::size_t {
        Key,
        Team,
        User,
        Session,
        Endpoint,
        ModelAsked,
        Target,
        Error,
        Task,
        Complexity,
        Tags,
        CostCentre,
        Count,
    };

    std::string_view state;  // as the enumeration names it
    Mark marks = Mark::None;
    std::array<std::string_view, Count> texts;

    friend bool operator==(const Wording&, const Wording&) = default;
};

// The columns of the table of wordings, in the order in which wordingIn() reads them.
inline constexpr std::string_view kWordingColumns =
    "state,marks,key,team,user,session,endpoint,model_asked,target,error,task,complexity,"
    "tags,cost_centre";
// Of a row that has them from `first` on; until the next one.
Wording wordingIn(const Statement& row, int first);

// What only the parts of a record give together.
struct WordingParts {
    std::string target;
    std::string tags;
};
// What a record says. `parts` has to last as long as the wording.
Wording wordingOf(const ExchangeRecord& record, WordingParts& parts);

// Whether nothing but the wording is needed to say if a call meets the condition.
bool isOfWords(const FactCondition& condition);
// Of a condition that isOfWords().
bool meets(const FactCondition& condition, const Wording& wording);

}  // namespace weir::books
