// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/conditions.hpp"

#include <algorithm>

#include "engine/base/condition_tests.hpp"

namespace weir::policy {

namespace {

// In this order: the least of them is what several come to together, the most what one of them
// does.
enum class Truth : std::uint8_t { No, Unknown, Yes };

constexpr Truth truthOf(bool value) {
    return value ? Truth::Yes : Truth::No;
}

bool anyFits(const RouteCondition& test, std::string_view word) {
    return std::ranges::any_of(test.values,
                               [&](const std::string& pattern) { return fits(pattern, word); });
}

bool headerHolds(const RouteCondition& test, const RouteFacts& facts) {
    const auto found = std::ranges::find(facts.headers, test.name, &Header::name);
    return found != facts.headers.end() && anyFits(test, found->value);
}

bool metadataHolds(const RouteCondition& test, const RouteFacts& facts) {
    const auto found = std::ranges::find(facts.metadata, test.name, &MetadataMember::name);
    return found != facts.metadata.end() && found->present && anyFits(test, found->value);
}

bool tagHolds(const RouteCondition& test, const RouteFacts& facts) {
    return std::ranges::any_of(facts.tags,
                               [&](const std::string& tag) { return anyFits(test, tag); });
}

// Of a judgement that came to nothing only those tests hold that ask for just that, and of others
// it is not known: so neither they nor their opposites take a call that nobody could judge.
Truth judgedFits(const RouteCondition& test, std::string_view judged) {
    if (!judged.empty() && judged != kUnknownWord) {
        return truthOf(anyFits(test, judged));
    }
    const bool asked = std::ranges::find(test.values, kUnknownWord) != test.values.end();
    return asked ? Truth::Yes : Truth::Unknown;
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
        case RouteField::Metadata:
            return metadataHolds(test, facts);
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
        case RouteField::BudgetLeft:
            return compares(test, facts.budgetLeft);
        case RouteField::Weekday:
            return anyFits(test, facts.weekday);
        case RouteField::Time:
            return isWithin(test, facts.minuteOfDay);
        case RouteField::Task:
        case RouteField::Complexity:
            break;
    }
    return false;
}

Truth truthOf(const RouteCondition& condition, const RouteFacts& facts);

Truth truthOfAll(const std::vector<RouteCondition>& conditions, const RouteFacts& facts) {
    Truth least = Truth::Yes;
    for (const RouteCondition& each : conditions) {
        least = std::min(least, truthOf(each, facts));
        if (least == Truth::No) {
            break;
        }
    }
    return least;
}

Truth truthOfAny(const std::vector<RouteCondition>& conditions, const RouteFacts& facts) {
    Truth most = Truth::No;
    for (const RouteCondition& each : conditions) {
        most = std::max(most, truthOf(each, facts));
        if (most == Truth::Yes) {
            break;
        }
    }
    return most;
}

Truth opposite(Truth truth) {
    return truth == Truth::Unknown ? truth : truthOf(truth == Truth::No);
}

Truth truthOf(const RouteCondition& condition, const RouteFacts& facts) {
    switch (condition.kind) {
        case ConditionKind::All:
            return truthOfAll(condition.of, facts);
        case ConditionKind::Any:
            return truthOfAny(condition.of, facts);
        case ConditionKind::Not:
            return opposite(truthOfAll(condition.of, facts));
        case ConditionKind::Test:
            break;
    }
    if (isJudged(condition.field)) {
        return judgedFits(condition,
                          condition.field == RouteField::Task ? facts.task : facts.complexity);
    }
    return truthOf(testHolds(condition, facts));
}

}  // namespace

bool isWithin(const RouteCondition& time, int minute) {
    if (time.number <= time.end) {
        return minute >= time.number && minute < time.end;
    }
    return minute >= time.number || minute < time.end;
}

bool isPattern(std::string_view word) {
    return word.starts_with('*') || word.ends_with('*');
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
    return truthOf(condition, facts) == Truth::Yes;
}

bool asksForJudgement(const RouteCondition& condition) {
    return anyTest(condition, [](const RouteCondition& test) { return isJudged(test.field); });
}

bool asksFor(const RouteCondition& condition, RouteField field) {
    return anyTest(condition, [field](const RouteCondition& test) { return test.field == field; });
}

void addNames(const RouteCondition& condition, RouteField field, std::vector<std::string>& names) {
    eachTest(condition, [&](const RouteCondition& test) {
        if (test.field == field && std::ranges::find(names, test.name) == names.end()) {
            names.push_back(test.name);
        }
    });
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
