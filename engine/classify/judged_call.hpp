// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "engine/base/trace.hpp"
#include "engine/classify/judge.hpp"

namespace weir::classify {

// What the caller says of the call himself, in the headers x-weir-task and x-weir-complexity. It
// goes before any judgement; a name that is none here comes to "unknown".
struct Said {
    std::optional<std::string_view> task;
    std::optional<std::string_view> complexity;

    bool all() const { return task && complexity; }
};

inline constexpr std::string_view kTaskHeader = "x-weir-task";
inline constexpr std::string_view kComplexityHeader = "x-weir-complexity";

// As it is recorded. The turn is not looked at if everything was said.
JudgedCall judgedCall(const Judge& judge, const Turn& turn, const Said& said);

}  // namespace weir::classify
