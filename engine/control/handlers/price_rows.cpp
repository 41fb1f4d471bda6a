// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/price_rows.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace weir::control {

namespace {

using books::OwnPrice;
using books::PriceEntry;

constexpr std::int64_t kPlain = 1000;

// Of a million tokens: pico-dollars a token are thousands of nano-dollars a million.
Money ofAMillion(std::optional<Price> price, std::int64_t thousandths) {
    return Money::fromNano(price.value_or(Price()).pico() * thousandths);
}

admin::TokenPrices pricesOf(const books::Rates& rates, std::int64_t thousandths) {
    const auto of = [thousandths](std::optional<Price> price) {
        return ofAMillion(price, thousandths);
    };
    return {.in = of(rates.in),
            .read = of(rates.cacheRead),
            .write = of(rates.cacheWrite5m),
            .write1h = of(rates.cacheWrite1h),
            .out = of(rates.out),
            .audioIn = of(rates.audioIn),
            .audioOut = of(rates.audioOut),
            .imageIn = of(rates.imageIn)};
}

void addTier(std::vector<admin::TierPrices>& tiers, ServiceTier tier,
             const std::optional<books::TierPrice>& price, std::int64_t thousandths) {
    if (!price) {
        return;
    }
    admin::TierPrices row{.tier = tier, .factor = 0, .prices = {}};
    if (price->own) {
        row.prices = pricesOf(*price->own, thousandths);
    } else {
        row.factor = static_cast<std::uint32_t>(price->thousandths);
    }
    tiers.push_back(std::move(row));
}

admin::PriceLine lineOf(const books::FoundPrice& price) {
    admin::PriceLine line;
    line.by = price.describe();
    line.free = price.free;
    if (price.own != nullptr && price.family == nullptr) {
        line.until = price.own->until;
    }
    if (const PriceEntry* entry = price.entry) {
        const std::int64_t factor = price.thousandths();
        line.prices = pricesOf(entry->standard.front().rates, factor);
        for (std::size_t i = 1; i < entry->standard.size(); ++i) {
            const books::ContextTier& tier = entry->standard[i];
            line.longer.push_back({tier.above, pricesOf(tier.rates, factor)});
        }
        addTier(line.tiers, ServiceTier::Batch, entry->batch, factor);
        addTier(line.tiers, ServiceTier::Flex, entry->flex, factor);
        addTier(line.tiers, ServiceTier::Priority, entry->priority, factor);
        const std::int64_t call = entry->serverTool.value_or(Money()).nano();
        line.toolCall = Money::fromNano(call * factor / kPlain);
    }
    return line;
}

// One provider with everything that its models are priced by.
class ProviderPrices {
public:
    ProviderPrices(const providers::Provider& provider, const books::Prices& prices, Timestamp now)
        : m_provider(provider),
          m_prices(prices),
          m_source{provider.kind->name, provider.base.origin.host},
          m_family(prices.catalogue.familyOf(m_source)),
          m_now(now) {}

    // The catalogue's name of a model, so that dated names and aliases are one row.
    std::string rowName(const std::string& model) const {
        const auto lines = m_prices.catalogue.history(m_source, model);
        return lines.empty() ? model : lines.front()->model;
    }

    std::set<std::string> models(const std::vector<std::string>& offered,
                                 const std::map<std::string, ModelTraffic>& seen) const {
        std::set<std::string> names;
        if (m_family != nullptr) {
            for (const PriceEntry& entry : m_family->entries) {
                names.insert(entry.model);
            }
        }
        for (const std::string& model : offered) {
            names.insert(rowName(model));
        }
        for (const OwnPrice& own : m_prices.own.all()) {
            if (own.provider == m_provider.name && !own.model.empty() &&
                !own.model.ends_with('*')) {
                names.insert(rowName(own.model));
            }
        }
        for (const auto& [model, traffic] : seen) {
            names.insert(rowName(model));
        }
        return names;
    }

    admin::ModelPrice row(const std::string& model) const {
        admin::ModelPrice row;
        row.provider = m_provider.name;
        row.model = model;
        const books::FoundPrice now = find(model, m_now);
        row.pricing = now.free               ? Pricing::Free
                      : now.entry != nullptr ? Pricing::Priced
                                             : Pricing::Unpriced;
        addLines(row, now);
        if (m_family != nullptr && !m_prices.catalogue.history(m_source, model).empty()) {
            row.source = m_family->source;
            row.asOf = m_family->asOf;
        }
        return row;
    }

private:
    books::FoundPrice find(std::string_view model, Timestamp at) const {
        return books::findPrice(m_prices, {.provider = m_provider.name,
                                           .source = m_source,
                                           .free = m_provider.free,
                                           .model = model,
                                           .at = at});
    }

    void addLines(admin::ModelPrice& row, const books::FoundPrice& now) const {
        Timestamp until{};
        for (const PriceEntry* entry : m_prices.catalogue.history(m_source, row.model)) {
            const bool current = entry == now.entry;
            const Timestamp at = current ? m_now : entry->from;
            admin::PriceLine line =
                lineOf({.own = m_prices.own.findFactor(m_provider.name, row.model, at),
                        .entry = entry,
                        .family = m_family});
            line.current = current;
            line.until = std::exchange(until, entry->from);
            row.lines.push_back(std::move(line));
        }
        for (const OwnPrice& own : m_prices.own.all()) {
            const bool fits = own.provider.empty() || own.provider == m_provider.name;
            if (own.isFactor() || !fits || !books::nearness(own.model, row.model)) {
                continue;
            }
            admin::PriceLine line =
                lineOf({.own = &own, .entry = own.entry ? &*own.entry : nullptr, .free = own.free});
            line.current = &own == now.own;
            row.lines.push_back(std::move(line));
        }
        std::ranges::stable_sort(row.lines, [](const auto& left, const auto& right) {
            return std::tuple(left.current, left.by.from) >
                   std::tuple(right.current, right.by.from);
        });
    }

    const providers::Provider& m_provider;
    const books::Prices& m_prices;
    const books::PriceSource m_source;
    const books::PriceFamily* m_family;
    const Timestamp m_now;
};

bool lacksPrice(const admin::ModelPrice& row) {
    return row.pricing == Pricing::Unpriced && row.requests > 0;
}

}  // namespace

std::vector<admin::ModelPrice> modelPrices(const policy::Snapshot& snapshot,
                                           const books::PriceList& catalogue,
                                           const SeenModels& seen, Timestamp now) {
    const books::Prices prices{catalogue, snapshot.prices};
    const std::map<std::string, ModelTraffic> none;
    const std::vector<std::string> nothing;
    std::vector<admin::ModelPrice> rows;
    for (std::size_t index = 0; index < snapshot.providers.size(); ++index) {
        const providers::Provider& provider = snapshot.providers[index];
        if (provider.kind->simulated) {
            continue;
        }
        const auto found = seen.find(provider.name);
        const auto& traffic = found == seen.end() ? none : found->second;
        const auto& offered = !provider.serveAll                  ? provider.serve
                              : index < snapshot.catalogue.size() ? snapshot.catalogue[index]
                                                                  : nothing;
        const ProviderPrices own(provider, prices, now);
        std::map<std::string, std::size_t> places;
        for (const std::string& model : own.models(offered, traffic)) {
            places.emplace(model, rows.size());
            rows.push_back(own.row(model));
        }
        for (const auto& [model, counts] : traffic) {
            admin::ModelPrice& row = rows[places.at(own.rowName(model))];
            row.requests += counts.requests;
            row.unpriced += counts.unpriced;
        }
    }
    std::ranges::stable_sort(rows, [](const admin::ModelPrice& left,
                                      const admin::ModelPrice& right) {
        const auto key = [](const admin::ModelPrice& row) {
            const std::uint64_t calls = lacksPrice(row) ? row.requests : 0;
            return std::tuple(~calls, std::string_view(row.provider), std::string_view(row.model));
        };
        return key(left) < key(right);
    });
    return rows;
}

}  // namespace weir::control
