// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/cover.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "engine/policy/routing/conditions.hpp"

namespace weir::policy {

namespace {

bool sameField(const RouteCondition& one, const RouteCondition& other) {
    return one.kind == ConditionKind::Test && other.kind == ConditionKind::Test &&
           one.field == other.field && one.name == other.name;
}

// A field has one value in a call, but for tags.
bool hasOneValue(RouteField field) {
    return field != RouteField::Tag;
}

// What a comparison lets through, both ends included.
struct Range {
    std::int64_t from = 0;
    std::int64_t to = std::numeric_limits<std::int64_t>::max();
};

Range rangeOf(const RouteCondition& test) {
    const std::int64_t most =
        isShare(test.field) ? kWholeShare : std::numeric_limits<std::int64_t>::max();
    switch (test.comparison) {
        case Comparison::Over:
            return {test.number == std::numeric_limits<std::int64_t>::max() ? test.number
                                                                            : test.number + 1,
                    most};
        case Comparison::AtLeast:
            return {test.number, most};
        case Comparison::Below:
            return {0, std::min(test.number - 1, most)};
        case Comparison::AtMost:
            return {0, std::min(test.number, most)};
        case Comparison::Exactly:
            return {test.number, test.number};
    }
    return {};
}

// A pattern fits every word that another one does: certain if the other one, read as a word with
// its own star as a letter, fits.
bool patternCovers(std::string_view earlier, std::string_view later) {
    if (!isPattern(later) || earlier == later) {
        return fits(earlier, later);
    }
    const bool open = later.starts_with('*');
    const bool goesOn = later.size() > 1 && later.ends_with('*');
    std::string_view core = later;
    core.remove_prefix(open ? 1 : 0);
    core.remove_suffix(goesOn ? 1 : 0);
    const bool earlierOpen = earlier.starts_with('*');
    const bool earlierGoesOn = earlier.ends_with('*');
    return (!open || earlierOpen) && (!goesOn || earlierGoesOn) && fits(earlier, core);
}

bool wordsCover(const RouteCondition& earlier, const RouteCondition& later) {
    return std::ranges::all_of(later.values, [&](const std::string& word) {
        return std::ranges::any_of(earlier.values, [&](const std::string& pattern) {
            // What could not be judged fits only its own word.
            const bool unknown = isJudged(earlier.field) && word == kUnknownWord;
            return unknown ? pattern == word : patternCovers(pattern, word);
        });
    });
}

bool timeCovers(const RouteCondition& earlier, const RouteCondition& later) {
    for (int minute = 0; minute < 24 * 60; ++minute) {
        if (isWithin(later, minute) && !isWithin(earlier, minute)) {
            return false;
        }
    }
    return true;
}

bool testCovers(const RouteCondition& earlier, const RouteCondition& later) {
    switch (valueKindOf(earlier.field)) {
        case RouteValueKind::Words:
        case RouteValueKind::Weekdays:
            return wordsCover(earlier, later);
        case RouteValueKind::Number: {
            const Range wide = rangeOf(earlier);
            const Range narrow = rangeOf(later);
            return wide.from <= narrow.from && narrow.to <= wide.to;
        }
        case RouteValueKind::Flag:
            return earlier.number == later.number;
        case RouteValueKind::TimeOfDay:
            return timeCovers(earlier, later);
    }
    return false;
}

// Two tests of one field that no value passes both.
bool exclude(const RouteCondition& one, const RouteCondition& other) {
    if (!sameField(one, other) || !hasOneValue(one.field)) {
        return false;
    }
    switch (valueKindOf(one.field)) {
        case RouteValueKind::Words:
        case RouteValueKind::Weekdays: {
            const auto noneFits = [](const RouteCondition& words, const RouteCondition& patterns) {
                return std::ranges::none_of(words.values, isPattern) &&
                       std::ranges::none_of(words.values, [&](const std::string& word) {
                           return std::ranges::any_of(patterns.values, [&](const auto& pattern) {
                               return fits(pattern, word);
                           });
                       });
            };
            return noneFits(one, other) || noneFits(other, one);
        }
        case RouteValueKind::Number: {
            const Range left = rangeOf(one);
            const Range right = rangeOf(other);
            return left.to < right.from || right.to < left.from;
        }
        case RouteValueKind::Flag:
            return one.number != other.number;
        case RouteValueKind::TimeOfDay:
            return false;
    }
    return false;
}

}  // namespace

bool covers(const RouteCondition& earlier, const RouteCondition& later) {
    const auto each = [](const RouteCondition& condition) {
        return [&condition](const RouteCondition& part) { return covers(part, condition); };
    };
    if (earlier.kind == ConditionKind::Test && later.kind == ConditionKind::Test) {
        return sameField(earlier, later) && testCovers(earlier, later);
    }
    if (earlier.kind == ConditionKind::All) {
        return std::ranges::all_of(earlier.of, each(later));
    }
    if (earlier == later) {
        return true;
    }
    if (later.kind == ConditionKind::Any) {
        return !later.of.empty() && std::ranges::all_of(later.of, [&](const auto& part) {
            return covers(earlier, part);
        });
    }
    if (earlier.kind == ConditionKind::Any && std::ranges::any_of(earlier.of, each(later))) {
        return true;
    }
    if (later.kind == ConditionKind::All) {
        return std::ranges::any_of(later.of,
                                   [&](const auto& part) { return covers(earlier, part); });
    }
    return false;
}

bool neverHolds(const RouteCondition& condition) {
    switch (condition.kind) {
        case ConditionKind::Any:
            return std::ranges::all_of(condition.of, neverHolds);
        case ConditionKind::Not:
            return std::ranges::all_of(condition.of,
                                       [](const RouteCondition& part) { return part.isAlways(); });
        case ConditionKind::Test:
            return valueKindOf(condition.field) == RouteValueKind::Number &&
                   rangeOf(condition).to < rangeOf(condition).from;
        case ConditionKind::All:
            break;
    }
    for (std::size_t i = 0; i < condition.of.size(); ++i) {
        const RouteCondition& part = condition.of[i];
        if (neverHolds(part) ||
            std::any_of(condition.of.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                        condition.of.end(),
                        [&](const RouteCondition& other) { return exclude(part, other); })) {
            return true;
        }
    }
    return false;
}

}  // namespace weir::policy
