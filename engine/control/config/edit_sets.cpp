// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_sets.hpp"

#include "engine/base/words.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

struct NamedSetKind {
    using Settings = NamedSet;
    static constexpr std::string_view kList = "sets";
    static constexpr std::string_view kWhat = "set";

    static const std::vector<SetFields>& items(const Document& document) { return document.sets; }
    static Settings settingsOf(const SetFields& fields) {
        NamedSet set{fields.name.value, fields.of.value, {}};
        for (const Text& value : fields.values) {
            set.values.push_back(value.value);
        }
        return set;
    }
    static std::vector<WrittenField> written(const Settings& set) {
        return {{"name", renderScalar(set.name)},
                {"of", std::string(wordOf(set.of))},
                {"values", renderList(set.values)}};
    }
    static Result<void> check(const Settings& set) {
        if (!mayBeSet(set.of)) {
            return Error::invalid("There is no set of the values of " +
                                  std::string(wordOf(set.of)) + '.');
        }
        if (set.values.empty()) {
            return Error::invalid("A set holds at least one value.");
        }
        return {};
    }
    static Settings asRead(Settings set) { return set; }
};

}  // namespace

Result<std::string> setNamedSet(std::string_view text, std::string_view replaces,
                                const NamedSet& settings) {
    return setItem<NamedSetKind>(text, replaces, settings);
}

Result<NamedSetRemoval> removeNamedSet(std::string_view text, std::string_view name) {
    return removeItem<NamedSetKind, admin::RemovedNamedSet>(text, name);
}

Result<std::string> restoreNamedSet(std::string_view text, const admin::RemovedNamedSet& removed) {
    return restoreItem<NamedSetKind>(text, removed);
}

}  // namespace weir::control
