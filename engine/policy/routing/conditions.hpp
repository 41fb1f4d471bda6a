// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/route_condition.hpp"
#include "engine/policy/routing/route_facts.hpp"

// The one evaluator of conditions: for live calls, trials and replays. Pure.
namespace weir::policy {

bool holds(const RouteCondition& condition, const RouteFacts& facts);

// Whether it asks what the call was judged to be, so that somebody has to judge.
bool asksForJudgement(const RouteCondition& condition);
bool asksFor(const RouteCondition& condition, RouteField field);

// Adds the names by which it asks for the field, each once.
void addNames(const RouteCondition& condition, RouteField field, std::vector<std::string>& names);

// The first condition that keeps the whole from holding; null if it holds. Of an `any` that has
// none that holds it is the `any` itself, of a `not` the `not`.
const RouteCondition* firstFailure(const RouteCondition& condition, const RouteFacts& facts);

// Whether a minute of the day is in the span of a condition on time, which may go over midnight.
bool isWithin(const RouteCondition& time, int minute);

// Whether a word of a condition stands for more than itself.
bool isPattern(std::string_view word);

// Whether a word fits one that may begin or end with '*'.
bool fits(std::string_view pattern, std::string_view word);

}  // namespace weir::policy
