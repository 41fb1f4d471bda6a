// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/filter_facts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/states.hpp"
#include "engine/base/words.hpp"

namespace weir::control {

namespace {

using admin::FilterTree;
using books::Fact;
using books::FactCondition;
using From = FilterTree::Kind;
using To = FactCondition::Kind;

struct FieldFact {
    std::string_view field;
    Fact fact;
};
constexpr std::array kFacts{
    FieldFact{"state", Fact::State},
    FieldFact{"mark", Fact::Marks},
    FieldFact{"status", Fact::Status},
    FieldFact{"key", Fact::Key},
    FieldFact{"provider", Fact::Provider},
    FieldFact{"model", Fact::Model},
    FieldFact{"team", Fact::Team},
    FieldFact{"user", Fact::User},
    FieldFact{"session", Fact::Session},
    FieldFact{"endpoint", Fact::Endpoint},
    FieldFact{"error", Fact::Error},
    FieldFact{"task", Fact::Task},
    FieldFact{"complexity", Fact::Complexity},
    FieldFact{"tags", Fact::Tags},
    FieldFact{"tag", Fact::Tags},
    FieldFact{"cost_centre", Fact::CostCentre},
    FieldFact{"cost", Fact::Cost},
    FieldFact{"time", Fact::Duration},
    FieldFact{"since", Fact::Started},
    FieldFact{"until", Fact::Started},
};

FactCondition about(Fact fact, To kind) {
    FactCondition condition;
    condition.fact = fact;
    condition.kind = kind;
    return condition;
}

// The books hold the state as the enumeration names it.
FactCondition ofStates(const std::vector<std::string>& words) {
    FactCondition condition = about(Fact::State, To::Whole);
    for (const auto& [state, name] : wordsOf<ExchangeState>()) {
        if (std::ranges::find(words, admin::filterWord(name)) != words.end()) {
            condition.texts.emplace_back(enumeratorName(state));
        }
    }
    return condition;
}

FactCondition ofMarks(const std::vector<std::string>& words) {
    FactCondition condition = about(Fact::Marks, To::Marked);
    for (const auto& [mark, name] : wordsOf<Mark>()) {
        if (std::ranges::find(words, admin::filterWord(name)) != words.end()) {
            condition.marks |= mark;
        }
    }
    return condition;
}

FactCondition leaf(const FilterTree& tree) {
    const auto* known = std::ranges::find(kFacts, tree.field, &FieldFact::field);
    if (known == kFacts.end()) {
        return about(Fact::State, To::Unknown);
    }
    if (known->fact == Fact::State) {
        return ofStates(tree.texts);
    }
    if (known->fact == Fact::Marks) {
        return ofMarks(tree.texts);
    }
    FactCondition condition = about(known->fact, tree.kind == From::Number ? To::Between
                                                 : tree.kind == From::Part ? To::Part
                                                                           : To::Whole);
    condition.texts = tree.texts;
    condition.ranges = tree.ranges;
    return condition;
}

// A word without a field may be a part of a text, or the name of a state or a mark.
FactCondition ofWord(const std::string& word) {
    FactCondition part = about(Fact::AnyText, To::Part);
    part.texts = {word};
    const std::vector<std::string> name{admin::filterWord(word)};
    FactCondition any = about(Fact::State, To::Any);
    any.children = {std::move(part), ofStates(name), ofMarks(name)};
    return any;
}

// From the least to the greatest of all ranges; [since, until).
StartRange hullOf(const std::vector<FactCondition::Range>& ranges) {
    StartRange hull{Timestamp::max(), Timestamp::min()};
    for (const auto& [first, last] : ranges) {
        hull.since = std::min(hull.since, Timestamp(Microseconds(first)));
        hull.until = std::max(hull.until, last == Timestamp::max().time_since_epoch().count()
                                              ? Timestamp::max()
                                              : Timestamp(Microseconds(last + 1)));
    }
    return hull;
}

}  // namespace

StartRange startsOf(const FilterTree& tree) {
    switch (tree.kind) {
        case From::All: {
            StartRange range;
            for (const FilterTree& each : tree.children) {
                const StartRange child = startsOf(each);
                range.since = std::max(range.since, child.since);
                range.until = std::min(range.until, child.until);
            }
            return range;
        }
        case From::Any: {
            StartRange range{Timestamp::max(), Timestamp::min()};
            for (const FilterTree& each : tree.children) {
                const StartRange child = startsOf(each);
                range.since = std::min(range.since, child.since);
                range.until = std::max(range.until, child.until);
            }
            return range;
        }
        case From::Number:
            if (tree.field == "since" || tree.field == "until") {
                return hullOf(tree.ranges);
            }
            return {};
        case From::Not:
        case From::Words:
        case From::Part:
        case From::Whole:
        case From::Word:
            return {};
    }
    return {};
}

FactCondition factsOf(const FilterTree& tree) {
    switch (tree.kind) {
        case From::All:
        case From::Any:
        case From::Not: {
            FactCondition condition = about(Fact::State, tree.kind == From::All   ? To::All
                                                         : tree.kind == From::Any ? To::Any
                                                                                  : To::Not);
            std::ranges::transform(tree.children, std::back_inserter(condition.children), factsOf);
            return condition;
        }
        case From::Words:
            return ofWord(tree.texts.front());
        case From::Part:
        case From::Whole:
        case From::Word:
        case From::Number:
            return leaf(tree);
    }
    return {};
}

}  // namespace weir::control
