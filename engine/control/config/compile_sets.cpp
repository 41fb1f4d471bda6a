// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_sets.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/base/near_names.hpp"
#include "engine/base/words.hpp"
#include "engine/control/config/edit_sets.hpp"
#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

// A call is compared with each, one after the other.
constexpr std::size_t kMostSetValues = 1'000;

std::string namedSet(const Text& name) {
    return "the set \"" + name.value.substr(0, 60) + '"';
}

bool isAskedFor(const Text& set, const Document& document) {
    return std::ranges::any_of(document.routes, [&](const RouteFields& route) {
        return std::ranges::any_of(route.setUses,
                                   [&](const SetUse& use) { return use.name.value == set.value; });
    });
}

}  // namespace

void checkSetFields(const SetFields& fields, Problems& problems) {
    checkPlainName(problems, fields.name, "set");
    if (fields.values.empty()) {
        addError(problems, fields.valuesPlace.line == 0 ? fields.place : fields.valuesPlace,
                 namedSet(fields.name) + " holds nothing", "Write values: [search, ads].");
    }
    if (fields.values.size() > kMostSetValues) {
        addError(problems, fields.valuesPlace,
                 namedSet(fields.name) + " holds more than 1000 values",
                 "A tag or a tier of the team says the same of many.");
    }
    std::set<std::string_view> seen;
    for (const Text& value : fields.values) {
        if (setNamed(value.value)) {
            addError(problems, value.place, "a set cannot hold another set",
                     "A condition may name several: [set:a, set:b].");
        } else if (!seen.insert(value.value).second) {
            addWarning(
                problems, value.place,
                '"' + value.value.substr(0, 60) + "\" stands twice in " + namedSet(fields.name));
        }
    }
}

std::vector<NamedSet> compileSets(const Document& document, Problems& problems) {
    for (const SetFields& fields : document.sets) {
        checkSetFields(fields, problems);
        if (!isAskedFor(fields.name, document)) {
            addWarning(problems, fields.name.place, "no route asks for " + namedSet(fields.name));
        }
    }
    return setsOf(document);
}

void checkSetUses(const RouteFields& route, const std::vector<NamedSet>& sets, Problems& problems) {
    for (const SetUse& use : route.setUses) {
        const auto found = std::ranges::find(sets, use.name.value, &NamedSet::name);
        const std::string field(wordOf(use.field));
        if (found == sets.end()) {
            std::vector<std::string_view> names;
            for (const NamedSet& each : sets) {
                if (each.of == use.field) {
                    names.push_back(each.name);
                }
            }
            std::string hint = didYouMean(nearNames(use.name.value, names));
            addError(problems, use.name.place,
                     "there is no set \"" + use.name.value.substr(0, 60) + '"',
                     hint.empty()
                         ? "Write it under sets: {name: NAME, of: " + field + ", values: [A, B]}."
                         : std::move(hint));
        } else if (found->of != use.field) {
            addError(problems, use.name.place,
                     namedSet(use.name) + " is one of the names of " +
                         std::string(wordOf(found->of)) + ", and " + field + " is asked for");
        }
    }
}

RouteCondition withSetValues(RouteCondition when, const std::vector<NamedSet>& sets) {
    for (RouteCondition& each : when.of) {
        each = withSetValues(std::move(each), sets);
    }
    if (when.kind != ConditionKind::Test || !mayBeSet(when.field)) {
        return when;
    }
    std::vector<std::string> values;
    for (std::string& value : when.values) {
        const auto name = setNamed(value);
        const auto found = name ? std::ranges::find(sets, *name, &NamedSet::name) : sets.end();
        if (found == sets.end()) {
            values.push_back(std::move(value));
        } else {
            values.insert(values.end(), found->values.begin(), found->values.end());
        }
    }
    when.values = std::move(values);
    return when;
}

}  // namespace weir::control
