// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_prices.hpp"

#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

constexpr std::int64_t kNanoPerThousandth = 1'000'000;
constexpr std::int64_t kNanoPerPico = 1'000;  // of a million tokens, per pico of one

admin::TokenPrices pricesOf(const RateFields& fields) {
    admin::TokenPrices prices;
    for (const Bucket& bucket : kBuckets) {
        if (const auto price = fields.*bucket.field) {
            prices.*bucket.setting = Money::fromNano(price->pico() * kNanoPerPico);
        }
    }
    return prices;
}

std::optional<std::string> momentUnlessNone(Timestamp time) {
    return time == Timestamp() ? std::optional<std::string>() : renderMoment(time);
}

std::optional<std::string> factorUnlessNone(std::uint32_t thousandths) {
    return thousandths == 0 ? std::optional<std::string>()
                            : Money::fromNano(thousandths * kNanoPerThousandth).text();
}

std::optional<std::string> moneyUnlessNone(Money amount) {
    return amount == Money() ? std::optional<std::string>() : amount.text();
}

std::optional<std::string> longerUnlessNone(const admin::LongerPrices& longer) {
    if (longer.above == 0) {
        return std::nullopt;
    }
    std::string text = "{above: " + std::to_string(longer.above);
    for (const Bucket& bucket : kBuckets) {
        if (const Money price = longer.prices.*bucket.setting; price != Money()) {
            text.append(", ").append(bucket.name).append(": ").append(price.text());
        }
    }
    return text + '}';
}

struct PriceKind {
    using Settings = admin::OwnPriceSettings;
    static constexpr std::string_view kList = "prices";
    static constexpr std::string_view kWhat = "price";

    static const std::vector<OwnPriceFields>& items(const Document& document) {
        return document.prices;
    }
    static Settings settingsOf(const OwnPriceFields& fields) {
        return {.name = fields.name.value,
                .provider = fields.provider.value,
                .model = fields.model.value,
                .from = fields.from.value,
                .until = fields.until.value,
                .free = fields.free.value,
                .factor = fields.factor.value.value_or(0),
                .prices = pricesOf(fields),
                .longer = {fields.longer.value.above.value_or(0), pricesOf(fields.longer.value)},
                .batch = fields.batch.value_or(0),
                .flex = fields.flex.value_or(0),
                .priority = fields.priority.value_or(0),
                .toolCall = fields.toolCall.value_or(Money())};
    }
    static std::vector<WrittenField> written(const Settings& settings) {
        std::vector<WrittenField> fields{
            {"name", renderScalar(settings.name)},
            {"provider", unlessEmpty(settings.provider)},
            {"model", unlessEmpty(settings.model)},
            {"from", momentUnlessNone(settings.from)},
            {"until", momentUnlessNone(settings.until)},
            {"price", settings.free ? std::optional<std::string>("free") : std::nullopt},
            {"factor", factorUnlessNone(settings.factor)}};
        for (const Bucket& bucket : kBuckets) {
            fields.push_back({bucket.name, moneyUnlessNone(settings.prices.*bucket.setting)});
        }
        fields.insert(fields.end(), {{"longer", longerUnlessNone(settings.longer)},
                                     {"batch", factorUnlessNone(settings.batch)},
                                     {"flex", factorUnlessNone(settings.flex)},
                                     {"priority", factorUnlessNone(settings.priority)},
                                     {"tool_call", moneyUnlessNone(settings.toolCall)}});
        return fields;
    }
    static Result<void> check(const Settings& settings) {
        if (!settings.free && settings.factor == 0 && settings.prices == admin::TokenPrices()) {
            return Error::invalid(
                "A price says what something costs, that it is free, or a factor.");
        }
        return {};
    }
    static Settings asRead(Settings settings) { return settings; }
};

}  // namespace

std::vector<admin::OwnPriceSettings> ownPrices(std::string_view text) {
    std::vector<admin::OwnPriceSettings> prices;
    if (const auto document = readSound(text)) {
        for (const OwnPriceFields& fields : document->prices) {
            prices.push_back(PriceKind::settingsOf(fields));
        }
    }
    return prices;
}

Result<std::string> setPrice(std::string_view text, std::string_view replaces,
                             const admin::OwnPriceSettings& settings) {
    return setItem<PriceKind>(text, replaces, settings);
}

Result<std::string> addPrices(std::string_view text,
                              std::span<const admin::OwnPriceSettings> settings) {
    return addItems<PriceKind>(text, settings);
}

Result<PriceRemoval> removePrice(std::string_view text, std::string_view name) {
    return removeItem<PriceKind, admin::RemovedPrice>(text, name);
}

Result<std::string> restorePrice(std::string_view text, const admin::RemovedPrice& removed) {
    return restoreItem<PriceKind>(text, removed);
}

}  // namespace weir::control
