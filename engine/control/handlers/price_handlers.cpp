// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "engine/control/config/edit_prices.hpp"
#include "engine/control/handlers/document_items.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/price_rows.hpp"

namespace weir::control {

namespace {

using namespace admin;

// What was called before is no longer of interest.
constexpr std::chrono::days kLookedAt{30};
constexpr std::chrono::minutes kQuarter{15};

struct PriceItems {
    using Set = SetPrice;
    using Remove = RemovePrice;
    using Restore = RestorePrice;
    static constexpr auto kSet = setPrice;
    static constexpr auto kRemove = removePrice;
    static constexpr auto kRestore = restorePrice;
};

Result<OwnPriceSettings> settingsNamed(const PolicyControl& policy, const std::string& name) {
    for (OwnPriceSettings& settings : ownPrices(policy.text())) {
        if (settings.name == name) {
            return std::move(settings);
        }
    }
    return Error::internal("The price \"" + name + "\" was written and is not in the document.");
}

// A name that nobody answered to is no model.
bool wasServed(const books::SpendSums& sums) {
    return sums.tokensIn + sums.tokensOut > 0 || sums.unpriced > 0;
}

Result<SeenModels> seenSince(const books::Book& book, const policy::Snapshot& snapshot,
                             Timestamp since, Timestamp until) {
    SeenModels seen;
    for (const providers::Provider& provider : snapshot.providers) {
        const auto found = book.spend({.by = books::SpendBy::Model,
                                       .bounds = {since, until},
                                       .only = {{books::SpendBy::Provider, provider.name}},
                                       .simulated = false});
        if (!found) {
            return found.error();
        }
        for (const books::SpendOf& of : *found) {
            if (!of.name.empty() && wasServed(of.sum)) {
                seen[provider.name][of.name] = {of.sum.requests, of.sum.unpriced};
            }
        }
    }
    return seen;
}

PriceTable tableOf(const PriceServices& services, const policy::Snapshot& snapshot,
                   std::vector<OwnPriceSettings> own) {
    const Timestamp now = services.clock.now();
    const Timestamp until =
        std::chrono::floor<std::chrono::seconds>(now) -
        std::chrono::floor<std::chrono::seconds>(now).time_since_epoch() % kQuarter + kQuarter;
    PriceTable table;
    table.own = std::move(own);
    table.since = until - kLookedAt;
    auto seen = seenSince(services.book, snapshot, table.since, until);
    if (!seen) {
        table.problem = seen.error().text();
    }
    table.models = modelPrices(snapshot, services.prices, seen ? *seen : SeenModels(), now);
    return table;
}

}  // namespace

void addPriceHandlers(HandlerTable& table, const PriceServices& services) {
    table.later<ListPrices>([services](const ListPrices&, auto reply) {
        services.background([services, snapshot = services.policy.snapshot(),
                             own = ownPrices(services.policy.text()), reply = std::move(reply)] {
            reply(tableOf(services, *snapshot, own));
        });
    });
    addItemHandlers<PriceItems>(table, services.policy,
                                [&policy = services.policy](const std::string& name) {
                                    return settingsNamed(policy, name);
                                });
}

}  // namespace weir::control
