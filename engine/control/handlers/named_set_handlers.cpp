// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engine/base/any_test.hpp"
#include "engine/control/config/edit_sets.hpp"
#include "engine/control/handlers/document_items.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

bool namesSet(const RouteCondition& when, const std::string& name) {
    return anyTest(when, [&](const RouteCondition& test) {
        return mayBeSet(test.field) &&
               std::ranges::any_of(
                   test.values, [&](const std::string& value) { return setNamed(value) == name; });
    });
}

NamedSetRow rowOfSet(const policy::Snapshot& snapshot, const NamedSet& set) {
    NamedSetRow row{set, {}};
    for (const policy::Route& route : snapshot.routes) {
        if (namesSet(route.written, set.name)) {
            row.routes.push_back(route.name);
        }
    }
    return row;
}

struct NamedSetItems {
    using Set = SetNamedSet;
    using Remove = RemoveNamedSet;
    using Restore = RestoreNamedSet;
    static constexpr auto kSet = setNamedSet;
    static constexpr auto kRemove = removeNamedSet;
    static constexpr auto kRestore = restoreNamedSet;
};

}  // namespace

void addNamedSetHandlers(HandlerTable& table, PolicyControl& policy) {
    table.now<ListNamedSets>([&policy](const ListNamedSets&) -> Result<NamedSetList> {
        const auto snapshot = policy.snapshot();
        NamedSetList list;
        std::ranges::transform(snapshot->sets, std::back_inserter(list.sets),
                               [&](const NamedSet& set) { return rowOfSet(*snapshot, set); });
        return list;
    });
    addItemHandlers<NamedSetItems>(
        table, policy, [&policy](const std::string& name) -> Result<NamedSetRow> {
            const auto snapshot = policy.snapshot();
            const auto found = std::ranges::find(snapshot->sets, name, &NamedSet::name);
            if (found == snapshot->sets.end()) {
                return Error::internal("The set \"" + name +
                                       "\" is in the document and not in force.");
            }
            return rowOfSet(*snapshot, *found);
        });
}

}  // namespace weir::control
