// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/wording.hpp"

#include <algorithm>
#include <span>

#include "engine/base/ascii.hpp"
#include "engine/base/tag_set.hpp"
#include "engine/base/target_parts.hpp"
#include "engine/base/words.hpp"

namespace weir::books {

namespace {

using Kind = FactCondition::Kind;

template <class Fits>
bool anyText(Fact fact, const Wording& wording, Fits fits) {
    const auto& texts = wording.texts;
    const auto any = [&](std::initializer_list<Wording::Text> which) {
        return std::ranges::any_of(which, [&](Wording::Text each) { return fits(texts[each]); });
    };
    switch (fact) {
        case Fact::AnyText:
            return any({Wording::Key, Wording::Target, Wording::ModelAsked, Wording::Team,
                        Wording::User, Wording::Error, Wording::Endpoint, Wording::Session});
        case Fact::State:
            return fits(wording.state);
        case Fact::Key:
            return any({Wording::Key});
        case Fact::Provider:
            return fits(providerOfTarget(texts[Wording::Target]));
        case Fact::Model:
            return any({Wording::ModelAsked}) || fits(modelOfTarget(texts[Wording::Target]));
        case Fact::Team:
            return any({Wording::Team});
        case Fact::User:
            return any({Wording::User});
        case Fact::Session:
            return any({Wording::Session});
        case Fact::Endpoint:
            return any({Wording::Endpoint});
        case Fact::Error:
            return any({Wording::Error});
        case Fact::Task:
            return any({Wording::Task});
        case Fact::Complexity:
            return any({Wording::Complexity});
        case Fact::Tags:
            return any({Wording::Tags});
        case Fact::CostCentre:
            return any({Wording::CostCentre});
        case Fact::Marks:
        case Fact::Status:
        case Fact::Cost:
        case Fact::Duration:
        case Fact::Started:
            return false;
    }
    return false;
}

}  // namespace

Wording wordingOf(const ExchangeRecord& record, WordingParts& parts) {
    if (const AttemptRecord* attempt = record.deciding()) {
        parts.target = attempt->target();
    } else {
        parts.target.clear();
    }
    parts.tags = tagSet(record.call);
    const JudgedCall& judged = record.call.judged;
    return {enumeratorName(record.state),
            record.marks,
            {record.key, record.team, record.user, record.session, record.endpoint,
             record.modelAsked, parts.target, record.error, judged.task, judged.complexity,
             parts.tags, record.call.costCentre}};
}

Wording wordingIn(const Statement& row, int first) {
    Wording wording{row.view(first), static_cast<Mark>(row.integer(first + 1)), {}};
    for (std::size_t text = 0; text < Wording::Count; ++text) {
        wording.texts[text] = row.view(first + 2 + static_cast<int>(text));
    }
    return wording;
}

bool isOfWords(const FactCondition& condition) {
    switch (condition.kind) {
        case Kind::All:
        case Kind::Any:
        case Kind::Not:
            return std::ranges::all_of(condition.children, isOfWords);
        case Kind::Part:
        case Kind::Whole:
        case Kind::Marked:
            return true;
        case Kind::Between:
        case Kind::Unknown:
            return false;
    }
    return false;
}

bool meets(const FactCondition& condition, const Wording& wording) {
    const auto isMet = [&wording](const FactCondition& each) { return meets(each, wording); };
    const auto anyOf = [&condition](std::string_view text, const auto& fits) {
        return std::ranges::any_of(condition.texts,
                                   [&](const std::string& want) { return fits(text, want); });
    };
    switch (condition.kind) {
        case Kind::All:
            return std::ranges::all_of(condition.children, isMet);
        case Kind::Any:
            return std::ranges::any_of(condition.children, isMet);
        case Kind::Not:
            return std::ranges::none_of(condition.children, isMet);
        case Kind::Part:
            return anyText(condition.fact, wording,
                           [&](std::string_view text) { return anyOf(text, containsLowered); });
        case Kind::Whole:
            // The word of a state is no text of a person.
            return condition.fact == Fact::State
                       ? std::ranges::find(condition.texts, wording.state) != condition.texts.end()
                       : anyText(condition.fact, wording, [&](std::string_view text) {
                             return anyOf(text, equalsIgnoringCase);
                         });
        case Kind::Marked:
            return has(wording.marks, condition.marks);
        case Kind::Between:
        case Kind::Unknown:
            return false;
    }
    return false;
}

}  // namespace weir::books
