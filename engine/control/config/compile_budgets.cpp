// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_budgets.hpp"

#include <cstdint>
#include <string>

#include "engine/base/quarter_hour.hpp"
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

// What it is for is said once.
void checkPeriod(const BudgetFields& fields, Problems& problems) {
    const std::string which = "the budget \"" + fields.name.value + '"';
    if (fields.rolling.place.line != 0 && fields.every.place.line != 0) {
        addError(problems, fields.every.place, which + " has both every and rolling",
                 "Drop one of them.");
    }
    if (fields.prepaid.place.line == 0) {
        if (fields.from.place.line != 0) {
            addError(problems, fields.from.place, which + " is not prepaid",
                     "Write prepaid: 500 in place of limit, or drop from.");
        }
        return;
    }
    for (const Place& place : {fields.limit.place, fields.every.place, fields.rolling.place}) {
        if (place.line != 0) {
            addError(problems, place,
                     which + " is prepaid: that says how much, and that it does not begin anew",
                     "Drop limit, every and rolling, or prepaid.");
        }
    }
}

void checkUnpriced(const BudgetFields& fields, Problems& problems) {
    const bool written = fields.whenUnpriced.place.line != 0;
    if (fields.assume.place.line != 0) {
        if (!fields.assume.value.in || !fields.assume.value.out) {
            addError(problems, fields.assume.place,
                     "the budget \"" + fields.name.value + "\" assumes no price for in or out",
                     "Write assume: {in: 3, out: 15}, in dollars a million tokens.");
        }
        if (written && fields.whenUnpriced.value != WhenUnpriced::Assume) {
            addError(problems, fields.whenUnpriced.place,
                     "what assumes a price neither blocks nor allows", "Drop when_unpriced.");
        }
        return;
    }
    if (written && fields.whenUnpriced.value == WhenUnpriced::Assume) {
        addError(problems, fields.whenUnpriced.place,
                 "the budget \"" + fields.name.value + "\" does not say what it assumes",
                 "Write assume: {in: 3, out: 15}, in dollars a million tokens.");
    } else if (written && fields.whenUsed == WhenUsed::Warn) {
        addError(problems, fields.whenUnpriced.place, "a budget that only warns blocks nothing",
                 "Drop when_unpriced.");
    }
}

policy::AssumedPrice assumedOf(const AssumedFields& fields) {
    return {fields.in.value_or(Price()), fields.out.value_or(Price())};
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
        checkPeriod(fields, problems);
        if (!fields.amount()) {
            // One that is written and cannot be read was said already.
            if (fields.limit.place.line == 0 && fields.prepaid.place.line == 0) {
                addError(problems, fields.place,
                         "the budget \"" + fields.name.value + "\" has no limit",
                         "Write limit: 2000, in dollars.");
            }
            continue;
        }
        checkUnpriced(fields, problems);
        checkDegrading(fields, problems);
        budgets.push_back({.name = fields.name.value,
                           .scope = {fields.key.value, fields.team.value, fields.user.value,
                                     fields.provider.value, fields.model.value, fields.tag.value},
                           .limit = *fields.amount(),
                           .every = fields.period(),
                           .rolling = fields.rolling.value,
                           .from = quarterHourOf(fields.from.value),
                           .whenUsed = fields.whenUsed,
                           .whenUnpriced = fields.unpriced(),
                           .assumed = assumedOf(fields.assume.value),
                           .degradeFrom = fields.degradeFrom.value});
    }
    return budgets;
}

}  // namespace weir::control
