// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/filter/fields.hpp"

#include <algorithm>
#include <array>

#include "engine/base/target_parts.hpp"
#include "engine/base/words.hpp"
#include "engine/control/admin/filter/moment.hpp"

namespace weir::admin {

namespace {

using Type = FilterField::Type;
using Texts = std::vector<std::string_view>;

// -1 in a row stands for a time that is not known, or not over.
std::optional<std::int64_t> known(std::int64_t microseconds) {
    return microseconds < 0 ? std::nullopt : std::optional(microseconds);
}

std::optional<std::int64_t> tokens(const ExchangeRow& row, std::uint64_t count) {
    return row.usage.source == Source::Unknown ? std::nullopt
                                               : std::optional(static_cast<std::int64_t>(count));
}

template <class Enum>
std::vector<std::string> allWords() {
    std::vector<std::string> words;
    for (const auto& [value, word] : wordsOf<Enum>()) {
        words.push_back(word);
    }
    return words;
}

std::vector<std::string> markWords() {
    std::vector<std::string> words = allWords<Mark>();
    std::erase(words, wordOf(Mark::None));
    return words;
}

bool hasMark(const ExchangeRow& row, std::string_view word) {
    return std::ranges::any_of(wordsOf<Mark>(), [&](const auto& each) {
        return has(row.marks, each.first) && filterWord(each.second) == word;
    });
}

bool hasState(const ExchangeRow& row, std::string_view word) {
    return filterWord(wordOf(row.state)) == word;
}

std::optional<std::int64_t> startedAt(const ExchangeRow& row) {
    return row.startedAt.time_since_epoch().count();
}

// In the order in which they are offered.
constexpr std::array kFields{
    FilterField{.name = "provider",
                .type = Type::Text,
                .texts = [](const ExchangeRow& row,
                            Texts& into) { into.push_back(providerOfTarget(row.target)); }},
    FilterField{.name = "model",
                .type = Type::Text,
                .texts =
                    [](const ExchangeRow& row, Texts& into) {
                        into.push_back(row.modelAsked);
                        into.push_back(modelOfTarget(row.target));
                    }},
    FilterField{.name = "key",
                .type = Type::Text,
                .texts = [](const ExchangeRow& row, Texts& into) { into.push_back(row.key); }},
    FilterField{.name = "team",
                .type = Type::Text,
                .texts = [](const ExchangeRow& row, Texts& into) { into.push_back(row.team); }},
    FilterField{.name = "user",
                .type = Type::Text,
                .texts = [](const ExchangeRow& row, Texts& into) { into.push_back(row.user); }},
    FilterField{.name = "session",
                .type = Type::Text,
                .texts = [](const ExchangeRow& row, Texts& into) { into.push_back(row.session); }},
    FilterField{.name = "task",
                .type = Type::Text,
                .texts = [](const ExchangeRow& row, Texts& into) { into.push_back(row.task); }},
    FilterField{
        .name = "complexity",
        .type = Type::Text,
        .texts = [](const ExchangeRow& row, Texts& into) { into.push_back(row.complexity); }},
    FilterField{.name = "tags",
                .type = Type::Text,
                .texts = [](const ExchangeRow& row, Texts& into) { into.push_back(row.tags); }},
    // Each tag by itself, so that `tag=eu` finds a team that has others, too.
    FilterField{.name = "tag",
                .type = Type::Text,
                .texts =
                    [](const ExchangeRow& row, Texts& into) {
                        std::string_view rest = row.tags;
                        while (!rest.empty()) {
                            const auto end = std::min(rest.find(", "), rest.size());
                            into.push_back(rest.substr(0, end));
                            rest.remove_prefix(std::min(end + 2, rest.size()));
                        }
                    }},
    FilterField{
        .name = "cost_centre",
        .type = Type::Text,
        .texts = [](const ExchangeRow& row, Texts& into) { into.push_back(row.costCentre); }},
    FilterField{
        .name = "since", .type = Type::Since, .words = filterMomentWords, .number = startedAt},
    FilterField{
        .name = "until", .type = Type::Until, .words = filterMomentWords, .number = startedAt},
    FilterField{
        .name = "state", .type = Type::Word, .hasWord = hasState, .words = allWords<ExchangeState>},
    FilterField{.name = "mark", .type = Type::Word, .hasWord = hasMark, .words = markWords},
    FilterField{.name = "status",
                .type = Type::Status,
                .number = [](const ExchangeRow& row) -> std::optional<std::int64_t> {
                    return row.status == 0 ? std::nullopt : std::optional<std::int64_t>(row.status);
                }},
    FilterField{.name = "cost",
                .type = Type::Dollars,
                .number = [](const ExchangeRow& row) -> std::optional<std::int64_t> {
                    return row.pricing == Pricing::Unpriced ? std::nullopt
                                                            : std::optional(row.cost.nano());
                }},
    FilterField{.name = "tokens",
                .type = Type::Count,
                .number =
                    [](const ExchangeRow& row) {
                        return tokens(row, row.usage.tokensIn() + row.usage.tokensOut());
                    }},
    FilterField{.name = "in",
                .type = Type::Count,
                .number = [](const ExchangeRow& row) { return tokens(row, row.usage.tokensIn()); }},
    FilterField{
        .name = "out",
        .type = Type::Count,
        .number = [](const ExchangeRow& row) { return tokens(row, row.usage.tokensOut()); }},
    FilterField{.name = "ttft",
                .type = Type::Millis,
                .number = [](const ExchangeRow& row) { return known(row.firstTokenUs); }},
    FilterField{.name = "time",
                .type = Type::Seconds,
                .number = [](const ExchangeRow& row) { return known(row.durationUs); }},
    FilterField{.name = "added",
                .type = Type::Millis,
                .number = [](const ExchangeRow& row) { return known(row.addedUs); }},
    FilterField{.name = "attempts",
                .type = Type::Count,
                .number = [](const ExchangeRow& row) -> std::optional<std::int64_t> {
                    return static_cast<std::int64_t>(row.path.size());
                }},
    FilterField{
        .name = "stream",
        .type = Type::Word,
        .hasWord = [](const ExchangeRow& row,
                      std::string_view word) { return word == (row.stream ? "yes" : "no"); },
        .words = [] { return std::vector<std::string>{"yes", "no"}; }},
    FilterField{.name = "endpoint",
                .type = Type::Text,
                .texts = [](const ExchangeRow& row, Texts& into) { into.push_back(row.endpoint); }},
    FilterField{.name = "error",
                .type = Type::Text,
                .texts = [](const ExchangeRow& row, Texts& into) { into.push_back(row.error); }},
};

}  // namespace

std::span<const FilterField> filterFields() {
    return kFields;
}

const FilterField* findFilterField(std::string_view name) {
    const auto* found = std::ranges::find(kFields, name, &FilterField::name);
    return found == kFields.end() ? nullptr : found;
}

std::string filterWord(std::string_view text) {
    std::string word;
    for (const char c : text) {
        if (c != '_' && c != '-' && c != ' ') {
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return word;
}

bool hasStateOrMark(const ExchangeRow& row, std::string_view word) {
    return hasState(row, word) || hasMark(row, word);
}

}  // namespace weir::admin
