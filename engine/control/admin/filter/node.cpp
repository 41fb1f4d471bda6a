// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/filter/node.hpp"

#include <algorithm>

#include "engine/base/ascii.hpp"

namespace weir::admin {

namespace {

bool inAnyText(const ExchangeRow& row, std::string_view needle) {
    const std::string_view texts[] = {row.key,  row.target, row.modelAsked, row.team,
                                      row.user, row.error,  row.endpoint,   row.session};
    return std::ranges::any_of(
        texts, [needle](std::string_view text) { return containsLowered(text, needle); });
}

}  // namespace

bool Filter::Node::matches(const ExchangeRow& row) const {
    const auto isMatch = [&row](const auto& child) { return child->matches(row); };
    const auto anyText = [&](bool (*fits)(std::string_view, std::string_view)) {
        std::vector<std::string_view> texts;
        field->texts(row, texts);
        return std::ranges::any_of(texts, [&](std::string_view text) {
            return std::ranges::any_of(
                needles, [&](const std::string& needle) { return fits(text, needle); });
        });
    };
    switch (kind) {
        case Kind::All:
            return std::ranges::all_of(children, isMatch);
        case Kind::Any:
            return std::ranges::any_of(children, isMatch);
        case Kind::Not:
            return !children.front()->matches(row);
        case Kind::Words:
            return inAnyText(row, needles.front()) ||
                   hasStateOrMark(row, filterWord(needles.front()));
        case Kind::Part:
            return anyText(containsLowered);
        case Kind::Whole:
            return anyText(equalsIgnoringCase);
        case Kind::Word:
            return std::ranges::any_of(
                needles, [&](const std::string& word) { return field->hasWord(row, word); });
        case Kind::Number: {
            const auto number = field->number(row);
            return number && std::ranges::any_of(ranges, [&](const Range& range) {
                       return *number >= range.first && *number <= range.second;
                   });
        }
    }
    return false;
}

FilterTree Filter::Node::tree() const {
    FilterTree tree{kind, {}, field != nullptr ? field->name : std::string_view(), needles, ranges};
    for (const auto& child : children) {
        tree.children.push_back(child->tree());
    }
    return tree;
}

FilterTree Filter::tree() const {
    return m_root ? m_root->tree() : FilterTree();
}

const std::vector<FilterTime>& Filter::times() const {
    static const std::vector<FilterTime> none;
    return m_reading ? m_reading->times : none;
}

const std::string& Filter::fixedText() const {
    static const std::string none;
    return m_reading ? m_reading->fixedText : none;
}

bool Filter::movesOn() const {
    return m_reading && m_reading->movesOn;
}

bool Filter::growsOn() const {
    return m_reading && m_reading->growsOn;
}

bool Filter::matches(const ExchangeRow& row) const {
    return !m_root || m_root->matches(row);
}

}  // namespace weir::admin
