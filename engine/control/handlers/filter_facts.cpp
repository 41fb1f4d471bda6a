// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/filter_facts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/describe/enum_to_string.hpp>

#include "engine/base/states.hpp"
#include "engine/base/words.hpp"

namespace weir::control {

namespace {

using admin::FilterTree;
using books::Fact;
using books::FactCondition;
using From = FilterTree::Kind;
using To = FactCondition::Kind;

// A condition, and whether it says the same as the filter. Only then may it be turned around.
struct Facts {
    FactCondition condition;
    bool same = false;
};

struct FieldFact {
    std::string_view field;
    Fact fact;
    bool same;
};
// The provider of a row is read from its target. A target without one whose model has a slash has
// a provider in the row and none in the column.
constexpr std::array kFacts{
    FieldFact{"state", Fact::State, true},
    FieldFact{"status", Fact::Status, true},
    FieldFact{"key", Fact::Key, true},
    FieldFact{"provider", Fact::Provider, false},
    FieldFact{"team", Fact::Team, true},
    FieldFact{"user", Fact::User, true},
    FieldFact{"endpoint", Fact::Endpoint, true},
    FieldFact{"cost", Fact::Cost, true},
    FieldFact{"time", Fact::Duration, true},
    // Months of before have no such column, and let every row through.
    FieldFact{"session", Fact::Session, false},
    FieldFact{"since", Fact::Started, true},
    FieldFact{"until", Fact::Started, true},
};

// The column holds the state as the enumeration names it.
std::string stateColumn(std::string_view word) {
    for (const auto& [state, name] : wordsOf<ExchangeState>()) {
        if (admin::filterWord(name) == word) {
            return boost::describe::enum_to_string(state, "");
        }
    }
    return {};
}

// SQLite does not look for a text that begins in the middle of a character.
bool beginsWhole(const std::string& text) {
    return text.empty() || (static_cast<unsigned char>(text.front()) & 0xc0U) != 0x80U;
}

Facts leaf(const FilterTree& tree) {
    const auto* known = std::ranges::find(kFacts, tree.field, &FieldFact::field);
    const bool isText = tree.kind == From::Part || tree.kind == From::Whole;
    if (known == kFacts.end() || (isText && !std::ranges::all_of(tree.texts, beginsWhole))) {
        return {};
    }
    Facts facts;
    facts.same = known->same;
    FactCondition& condition = facts.condition;
    condition.fact = known->fact;
    condition.texts = tree.texts;
    condition.ranges = tree.ranges;
    condition.kind = tree.kind == From::Number ? To::Between
                     : tree.kind == From::Part ? To::Part
                                               : To::Whole;
    if (known->fact == Fact::State) {
        std::ranges::transform(tree.texts, condition.texts.begin(), stateColumn);
    }
    if (known->fact == Fact::Provider) {
        FactCondition none;
        none.kind = To::Whole;
        none.fact = Fact::Provider;
        none.texts.emplace_back();
        FactCondition either;
        either.kind = To::Any;
        either.children = {std::move(condition), std::move(none)};
        facts.condition = std::move(either);
    }
    return facts;
}

Facts factsFrom(const FilterTree& tree) {
    switch (tree.kind) {
        case From::All:
        case From::Any:
        case From::Not: {
            Facts facts{{}, true};
            facts.condition.kind = tree.kind == From::All   ? To::All
                                   : tree.kind == From::Any ? To::Any
                                                            : To::Not;
            for (const FilterTree& each : tree.children) {
                Facts child = factsFrom(each);
                facts.same = facts.same && child.same;
                facts.condition.children.push_back(std::move(child.condition));
            }
            return tree.kind == From::Not && !facts.same ? Facts() : facts;
        }
        case From::Words:
            return {};
        case From::Part:
        case From::Whole:
        case From::Word:
        case From::Number:
            return leaf(tree);
    }
    return {};
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
    return factsFrom(tree).condition;
}

}  // namespace weir::control
