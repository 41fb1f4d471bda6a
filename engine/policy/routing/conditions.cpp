// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/conditions.hpp"

#include <algorithm>

namespace weir::policy {

namespace {

bool anyFits(const RouteCondition& test, std::string_view word) {
    return std::ranges::any_of(test.values,
                               [&](const std::string& pattern) { return fits(pattern, word); });
}

bool headerHolds(const RouteCondition& test, const RouteFacts& facts) {
    const auto value = facts.headers ? facts.headers->find(test.name) : std::nullopt;
    return value && anyFits(test, *value);
}

bool tagHolds(const RouteCondition& test, const RouteFacts& facts) {
    return std::ranges::any_of(facts.tags,
                               [&](const std::string& tag) { return anyFits(test, tag); });
}

bool compares(const RouteCondition& test, std::uint64_t value) {
    // A condition is never written with less than nothing.
    const auto wanted = static_cast<std::uint64_t>(test.number);
    switch (test.comparison) {
        case Comparison::Over:
            return value > wanted;
        case Comparison::AtLeast:
            return value >= wanted;
        case Comparison::Below:
            return value < wanted;
        case Comparison::AtMost:
            return value <= wanted;
        case Comparison::Exactly:
            return value == wanted;
    }
    return false;
}

bool testHolds(const RouteCondition& test, const RouteFacts& facts) {
    const auto flag = [&](bool value) { return value == (test.number != 0); };
    switch (test.field) {
        case RouteField::Model:
            return anyFits(test, facts.model);
        case RouteField::Key:
            return anyFits(test, facts.key);
        case RouteField::Team:
            return anyFits(test, facts.team);
        case RouteField::User:
            return anyFits(test, facts.user);
        case RouteField::Tier:
            return anyFits(test, facts.tier);
        case RouteField::Tag:
            return tagHolds(test, facts);
        case RouteField::Endpoint:
            return anyFits(test, facts.endpoint);
        case RouteField::Dialect:
            return anyFits(test, name(facts.dialect));
        case RouteField::Header:
            return headerHolds(test, facts);
        case RouteField::Tokens:
            return compares(test, facts.tokens);
        case RouteField::MaxTokens:
            return facts.maxTokens && compares(test, *facts.maxTokens);
        case RouteField::Messages:
            return compares(test, facts.messages);
        case RouteField::Stream:
            return flag(facts.stream);
        case RouteField::Tools:
            return flag(facts.tools);
        case RouteField::Images:
            return flag(facts.images);
        case RouteField::Audio:
            return flag(facts.audio);
        case RouteField::Files:
            return flag(facts.files);
        case RouteField::Structured:
            return flag(facts.structured);
        case RouteField::LowBudget:
            return flag(!facts.degradedBy.empty());
        case RouteField::Weekday:
            return anyFits(test, facts.weekday);
        case RouteField::Time:
            return isWithin(test, facts.minuteOfDay);
    }
    return false;
}

}  // namespace

bool isWithin(const RouteCondition& time, int minute) {
    if (time.number <= time.end) {
        return minute >= time.number && minute < time.end;
    }
    return minute >= time.number || minute < time.end;
}

bool fits(std::string_view pattern, std::string_view word) {
    const bool open = pattern.starts_with('*');
    const bool goesOn = pattern.size() > 1 && pattern.ends_with('*');
    if (!open && !goesOn) {
        return pattern == word;
    }
    pattern.remove_prefix(open ? 1 : 0);
    pattern.remove_suffix(goesOn ? 1 : 0);
    if (open && goesOn) {
        return word.find(pattern) != std::string_view::npos;
    }
    return open ? word.ends_with(pattern) : word.starts_with(pattern);
}

bool holds(const RouteCondition& condition, const RouteFacts& facts) {
    const auto itHolds = [&](const RouteCondition& each) { return holds(each, facts); };
    switch (condition.kind) {
        case ConditionKind::All:
            return std::ranges::all_of(condition.of, itHolds);
        case ConditionKind::Any:
            return std::ranges::any_of(condition.of, itHolds);
        case ConditionKind::Not:
            return !std::ranges::all_of(condition.of, itHolds);
        case ConditionKind::Test:
            return testHolds(condition, facts);
    }
    return false;
}

const RouteCondition* firstFailure(const RouteCondition& condition, const RouteFacts& facts) {
    if (condition.kind == ConditionKind::All) {
        for (const RouteCondition& each : condition.of) {
            if (const RouteCondition* failed = firstFailure(each, facts)) {
                return failed;
            }
        }
        return nullptr;
    }
    return holds(condition, facts) ? nullptr : &condition;
}

}  // namespace weir::policy
