// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_sets.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/base/plain_name.hpp"
#include "engine/base/words.hpp"
#include "engine/control/config/edit_items.hpp"
#include "engine/control/config/rewrite_list.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

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
    static constexpr ListOfDocument<NamedSet> kSets{"sets", "set", setsOf, writtenSet};
    for (const NamedSet& each : wanted) {
        if (auto may = mayBeWritten(each); !may) {
            return std::move(may.error());
        }
    }
    if (auto differ = checkNamesDiffer(kSets, wanted); !differ) {
        return std::move(differ.error());
    }
    return rewriteList(text, kSets, wanted);
}

std::string setText(const NamedSet& set) {
    return itemText(writtenSet(set));
}

}  // namespace weir::control
