// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_budgets.hpp"

#include "engine/base/words.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

struct BudgetKind {
    using Settings = admin::BudgetSettings;
    static constexpr std::string_view kList = "budgets";
    static constexpr std::string_view kWhat = "budget";

    static const std::vector<BudgetFields>& items(const Document& document) {
        return document.budgets;
    }
    static Settings settingsOf(const BudgetFields& fields) {
        return {.name = fields.name.value,
                .key = fields.key.value,
                .team = fields.team.value,
                .user = fields.user.value,
                .provider = fields.provider.value,
                .model = fields.model.value,
                .tag = fields.tag.value,
                .limit = fields.limit.value_or(Money()),
                .every = fields.every,
                .whenUsed = fields.whenUsed,
                .whenUnpriced = fields.whenUnpriced.value,
                .degradeFrom = fields.degradeFrom.value};
    }
    static std::vector<WrittenField> written(const Settings& settings) {
        const bool allows =
            refuses(settings.whenUsed) && settings.whenUnpriced == WhenUnpriced::Allow;
        return {{"name", renderScalar(settings.name)},
                {"key", unlessEmpty(settings.key)},
                {"team", unlessEmpty(settings.team)},
                {"user", unlessEmpty(settings.user)},
                {"provider", unlessEmpty(settings.provider)},
                {"model", unlessEmpty(settings.model)},
                {"tag", unlessEmpty(settings.tag)},
                {"limit", settings.limit.text()},
                {"every", std::string(wordOf(settings.every))},
                {"when_used", settings.whenUsed == WhenUsed::Refuse
                                  ? std::nullopt
                                  : std::optional(std::string(wordOf(settings.whenUsed)))},
                {"degrade_from", settings.whenUsed == WhenUsed::Degrade
                                     ? std::optional(std::to_string(settings.degradeFrom) + '%')
                                     : std::nullopt},
                {"when_unpriced", allows ? std::optional<std::string>("allow") : std::nullopt}};
    }
    static Result<void> check(const Settings& settings) {
        if (settings.limit <= Money()) {
            return Error::invalid("A budget has a limit of more than nothing.");
        }
        if (settings.degradeFrom < 1 || settings.degradeFrom > 100) {
            return Error::invalid("A budget degrades from 1 to 100 per cent of its limit on.");
        }
        return {};
    }
    // One that only warns blocks nothing, and only one that degrades begins somewhere.
    static Settings asRead(Settings settings) {
        if (!refuses(settings.whenUsed)) {
            settings.whenUnpriced = WhenUnpriced::Block;
        }
        if (settings.whenUsed != WhenUsed::Degrade) {
            settings.degradeFrom = kUsualDegradeFrom;
        }
        return settings;
    }
};

}  // namespace

Result<std::string> setBudget(std::string_view text, std::string_view replaces,
                              const admin::BudgetSettings& settings) {
    return setItem<BudgetKind>(text, replaces, settings);
}

Result<std::string> addBudgets(std::string_view text,
                               std::span<const admin::BudgetSettings> settings) {
    return addItems<BudgetKind>(text, settings);
}

Result<BudgetRemoval> removeBudget(std::string_view text, std::string_view name) {
    return removeItem<BudgetKind, admin::RemovedBudget>(text, name);
}

Result<std::string> restoreBudget(std::string_view text, const admin::RemovedBudget& removed) {
    return restoreItem<BudgetKind>(text, removed);
}

}  // namespace weir::control
