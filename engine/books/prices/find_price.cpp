// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/prices/find_price.hpp"

namespace weir::books {

PricedBy FoundPrice::describe() const {
    PricedBy by;
    if (own != nullptr) {
        by.own = own->name;
        by.from = own->from;
    }
    if (family != nullptr) {
        by.entry = family->name + '/' + entry->model;
        by.from = entry->from;
        by.thousandths = thousandths();
    }
    return by;
}

FoundPrice findPrice(const Prices& prices, const PriceQuestion& question) {
    const auto& [provider, source, free, model, at] = question;
    const OwnPrice* own = prices.own.findPrice(provider, model, at);
    if (free && (own == nullptr || own->provider.empty())) {
        return {.free = true};
    }
    if (own != nullptr) {
        return {.own = own, .entry = own->entry ? &*own->entry : nullptr, .free = own->free};
    }
    const CataloguePrice listed = prices.catalogue.look(source, model, at);
    if (listed.entry == nullptr) {
        return {};
    }
    return {.own = prices.own.findFactor(provider, model, at),
            .entry = listed.entry,
            .family = listed.family};
}

Cost costOf(const FoundPrice& price, const Usage& usage) {
    return price.free ? freeOfCharge() : costOf(price.entry, usage, price.thousandths());
}

}  // namespace weir::books
