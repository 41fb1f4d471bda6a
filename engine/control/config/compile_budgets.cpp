// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_budgets.hpp"

#include "engine/control/config/names.hpp"
#include "engine/control/config/scope_names.hpp"

namespace weir::control {

namespace {

void checkDegrading(const BudgetFields& fields, Problems& problems) {
    const bool degrades = fields.whenUsed == WhenUsed::Degrade;
    if (!degrades && fields.degradeFrom.place.line != 0) {
        addError(problems, fields.degradeFrom.place,
                 "the budget \"" + fields.name.value + "\" does not degrade",
                 "Write when_used: degrade, or drop degrade_from.");
    }
    if (degrades && !fields.provider.value.empty()) {
        addError(problems, fields.provider.place,
                 "a budget of one provider cannot degrade: which provider is asked is decided by "
                 "what degrades",
                 "Drop provider, or write when_used: refuse.");
    }
}

}  // namespace

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
        checkDegrading(fields, problems);
        budgets.push_back({.name = fields.name.value,
                           .scope = {fields.key.value, fields.team.value, fields.user.value,
                                     fields.provider.value, fields.model.value, fields.tag.value},
                           .limit = *fields.limit,
                           .every = fields.every,
                           .whenUsed = fields.whenUsed,
                           .whenUnpriced = fields.whenUnpriced.value,
                           .degradeFrom = fields.degradeFrom.value});
    }
    return budgets;
}

}  // namespace weir::control
