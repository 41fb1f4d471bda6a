// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_sets.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "engine/base/plain_name.hpp"
#include "engine/base/words.hpp"
#include "engine/control/config/edit_items.hpp"
#include "engine/control/config/rewrite_list.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

constexpr std::string_view kSets = "sets";

std::vector<WrittenField> writtenSet(const NamedSet& set) {
    return {{"name", renderScalar(set.name)},
            {"of", std::string(wordOf(set.of))},
            {"values", renderList(set.values)}};
}

Result<void> mayBeWritten(const NamedSet& set) {
    if (!isPlainName(set.name)) {
        return notAnItemName("set", set.name);
    }
    if (!mayBeSet(set.of)) {
        return Error::invalid("There is no set of the values of " + std::string(wordOf(set.of)) +
                              '.');
    }
    if (set.values.empty()) {
        return Error::invalid("The set \"" + set.name + "\" holds nothing.",
                              "A set holds at least one value.");
    }
    return {};
}

}  // namespace

std::vector<NamedSet> setsOf(const Document& document) {
    std::vector<NamedSet> sets;
    std::ranges::transform(document.sets, std::back_inserter(sets), [](const SetFields& fields) {
        NamedSet set{fields.name.value, fields.of.value, {}};
        std::ranges::transform(fields.values, std::back_inserter(set.values), &Text::value);
        return set;
    });
    return sets;
}

Result<std::string> setSets(std::string_view text, const std::vector<NamedSet>& wanted) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    std::set<std::string_view> names;
    for (const NamedSet& each : wanted) {
        if (auto may = mayBeWritten(each); !may) {
            return std::move(may.error());
        }
        if (!names.insert(each.name).second) {
            return Error::invalid("There are two sets \"" + each.name + "\".",
                                  "Give one of them another name.");
        }
    }
    if (setsOf(*document) == wanted) {
        return std::string(text);
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    if (auto done = rewriteList(*editor, kSets, setsOf(*document), wanted, writtenSet); !done) {
        return std::move(done.error());
    }
    const auto after = readSound(editor->text());
    if (!after) {
        return after.error();
    }
    if (setsOf(*after) != wanted) {
        return Error::invalid("The document is written in a way that cannot be changed here.",
                              "Change it in an editor.");
    }
    return editor->text();
}

std::string setText(const NamedSet& set) {
    std::string text;
    for (const auto& [name, value] : writtenSet(set)) {
        text.append(text.empty() ? "- " : "  ").append(name).append(": ").append(*value);
        text += '\n';
    }
    return text;
}

}  // namespace weir::control
