// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_budgets.hpp"

#include <algorithm>
#include <string_view>

#include "engine/base/near_names.hpp"
#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

void checkProvider(const Document& document, const Text& provider, Problems& problems) {
    if (provider.value.empty()) {
        return;
    }
    std::vector<std::string_view> names;
    for (const ProviderFields& each : document.providers) {
        names.push_back(each.name.value);
    }
    if (std::ranges::find(names, provider.value) == names.end()) {
        addError(problems, provider.place, "there is no provider \"" + provider.value + '"',
                 didYouMean(nearNames(provider.value, names)));
    }
}

// A name that was written and says nothing would make it a budget for all.
void checkNames(const BudgetFields& fields, Problems& problems) {
    for (const Text* name : {&fields.key, &fields.team, &fields.user, &fields.provider}) {
        if (name->place.line != 0 && name->value.empty()) {
            addError(problems, name->place,
                     "the budget \"" + fields.name.value + "\" names nobody here",
                     "Write a name, or drop the field.");
        }
    }
}

}  // namespace

std::vector<policy::Budget> compileBudgets(const Document& document, Problems& problems) {
    std::vector<policy::Budget> budgets;
    for (const BudgetFields& fields : document.budgets) {
        checkPlainName(problems, fields.name, "budget");
        checkNames(fields, problems);
        checkProvider(document, fields.provider, problems);
        if (!fields.limit) {
            addError(problems, fields.place,
                     "the budget \"" + fields.name.value + "\" has no limit",
                     "Write limit: 2000, in dollars.");
            continue;
        }
        if (fields.whenUsed == WhenUsed::Warn && fields.whenUnpriced.place.line != 0) {
            addError(problems, fields.whenUnpriced.place, "a budget that only warns blocks nothing",
                     "Drop when_unpriced.");
        }
        budgets.push_back({.name = fields.name.value,
                           .scope = {fields.key.value, fields.team.value, fields.user.value,
                                     fields.provider.value},
                           .limit = *fields.limit,
                           .every = fields.every,
                           .whenUsed = fields.whenUsed,
                           .whenUnpriced = fields.whenUnpriced.value});
    }
    return budgets;
}

}  // namespace weir::control
