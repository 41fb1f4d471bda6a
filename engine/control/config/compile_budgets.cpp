// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_budgets.hpp"

#include "engine/control/config/names.hpp"
#include "engine/control/config/scope_names.hpp"

namespace weir::control {

std::vector<policy::Budget> compileBudgets(const Document& document, Problems& problems) {
    std::vector<policy::Budget> budgets;
    for (const BudgetFields& fields : document.budgets) {
        checkPlainName(problems, fields.name, "budget");
        for (const Text* name : {&fields.key, &fields.team, &fields.user, &fields.provider,
                                 &fields.model, &fields.tag}) {
            checkNamesSomebody(*name, "budget \"" + fields.name.value + '"', problems);
        }
        checkProviderName(document, fields.provider, problems);
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
                                     fields.provider.value, fields.model.value,
                                     fields.tag.value},
                           .limit = *fields.limit,
                           .every = fields.every,
                           .whenUsed = fields.whenUsed,
                           .whenUnpriced = fields.whenUnpriced.value});
    }
    return budgets;
}

}  // namespace weir::control
