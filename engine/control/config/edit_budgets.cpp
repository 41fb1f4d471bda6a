// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_budgets.hpp"

#include <chrono>
#include <cstdint>

#include "engine/base/span_text.hpp"
#include "engine/base/words.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

// A price as the contract says it.
Money aMillion(const std::optional<Price>& price) {
    constexpr std::int64_t kNanoPerPico = 1'000;
    return Money::fromNano(price.value_or(Price()).pico() * kNanoPerPico);
}

constexpr Money kLeastAMillion = Money::fromNano(1'000'000);
constexpr Money kMostAMillion = Money::fromNano(1'000'000'000'000);

bool isPrice(Money aMillion) {
    return aMillion >= kLeastAMillion && aMillion <= kMostAMillion;
}

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
                .limit = fields.amount().value_or(Money()),
                .every = fields.period(),
                .rollingHours = static_cast<std::uint32_t>(fields.rolling.value.count()),
                .from = fields.from.value,
                .whenUsed = fields.whenUsed,
                .whenUnpriced = fields.unpriced(),
                .assumedIn = aMillion(fields.assume.value.in),
                .assumedOut = aMillion(fields.assume.value.out),
                .degradeFrom = fields.degradeFrom.value};
    }
    static std::vector<WrittenField> written(const Settings& settings) {
        const bool allows =
            refuses(settings.whenUsed) && settings.whenUnpriced == WhenUnpriced::Allow;
        const bool prepaid = settings.every == BudgetPeriod::Prepaid;
        const bool rolling = settings.every == BudgetPeriod::Rolling;
        const auto when = [](bool written, auto text) {
            return written ? std::optional<std::string>(text()) : std::nullopt;
        };
        const auto amount = [&] { return settings.limit.text(); };
        return {
            {"name", renderScalar(settings.name)},
            {"key", unlessEmpty(settings.key)},
            {"team", unlessEmpty(settings.team)},
            {"user", unlessEmpty(settings.user)},
            {"provider", unlessEmpty(settings.provider)},
            {"model", unlessEmpty(settings.model)},
            {"tag", unlessEmpty(settings.tag)},
            {"limit", when(!prepaid, amount)},
            {"every",
             when(!prepaid && !rolling, [&] { return std::string(wordOf(settings.every)); })},
            {"rolling",
             when(rolling, [&] { return spanText(std::chrono::hours(settings.rollingHours)); })},
            {"prepaid", when(prepaid, amount)},
            {"from", when(prepaid && settings.from != Timestamp(),
                          [&] { return renderMoment(settings.from); })},
            {"when_used", settings.whenUsed == WhenUsed::Refuse
                              ? std::nullopt
                              : std::optional(std::string(wordOf(settings.whenUsed)))},
            {"degrade_from", settings.whenUsed == WhenUsed::Degrade
                                 ? std::optional(std::to_string(settings.degradeFrom) + '%')
                                 : std::nullopt},
            {"when_unpriced", allows ? std::optional<std::string>("allow") : std::nullopt},
            {"assume", when(settings.whenUnpriced == WhenUnpriced::Assume, [&] {
                 return "{in: " + settings.assumedIn.text() +
                        ", out: " + settings.assumedOut.text() + '}';
             })}};
    }
    static Result<void> check(const Settings& settings) {
        if (settings.limit <= Money()) {
            return Error::invalid("A budget has a limit of more than nothing.");
        }
        if (settings.degradeFrom < 1 || settings.degradeFrom > 100) {
            return Error::invalid("A budget degrades from 1 to 100 per cent of its limit on.");
        }
        if (settings.every == BudgetPeriod::Rolling &&
            (settings.rollingHours < 1 || settings.rollingHours > kLongestRolling)) {
            return Error::invalid("A rolling budget is for 1 hour to 366 days.");
        }
        if (settings.whenUnpriced == WhenUnpriced::Assume &&
            (!isPrice(settings.assumedIn) || !isPrice(settings.assumedOut))) {
            return Error::invalid(
                "A price that is assumed is from 0.001 to 1000 dollars a million tokens.");
        }
        return {};
    }
    // One that only warns blocks nothing, and only one that degrades begins somewhere.
    static Settings asRead(Settings settings) {
        if (!refuses(settings.whenUsed) && settings.whenUnpriced == WhenUnpriced::Allow) {
            settings.whenUnpriced = WhenUnpriced::Block;
        }
        if (settings.whenUnpriced != WhenUnpriced::Assume) {
            settings.assumedIn = settings.assumedOut = Money();
        }
        if (settings.every != BudgetPeriod::Rolling) {
            settings.rollingHours = 0;
        }
        if (settings.every != BudgetPeriod::Prepaid) {
            settings.from = Timestamp();
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
