// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_prices.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/control/config/names.hpp"
#include "engine/control/config/scope_names.hpp"

namespace weir::control {

namespace {

// Prices of a token, of a thousand tokens and in cents are all taken for dollars a million by
// mistake; no discount is as large.
constexpr std::int64_t kFarOff = 100;

bool hasRates(const RateFields& fields) {
    return fields != RateFields();
}

books::Rates ratesOf(const RateFields& fields) {
    return {.in = fields.in.value_or(Price()),
            .cacheRead = fields.read,
            .cacheWrite5m = fields.write,
            .cacheWrite1h = fields.write1h,
            .audioIn = fields.audioIn,
            .imageIn = fields.imageIn,
            .out = fields.out,
            .audioOut = fields.audioOut};
}

void checkModel(const OwnPriceFields& fields, const std::string& what, Problems& problems) {
    const std::string& model = fields.model.value;
    const bool isWritten = fields.model.place.line != 0;
    if (model.empty() && (isWritten || !fields.factor.value)) {
        addError(problems, isWritten ? fields.model.place : fields.place, what + " names no model",
                 "Write model: and the name that calls are made with, as gpt-5-mini.");
    } else if (const auto star = model.find('*');
               star != std::string::npos && star + 1 != model.size()) {
        addError(problems, fields.model.place, "\"" + model + "\" is no name of models",
                 "Write a whole name, or the beginning of names and one * after it.");
    } else if (isWritten) {
        checkModelName(problems, fields.model);
    }
}

void checkRates(const RateFields& fields, Place place, const std::string& what,
                Problems& problems) {
    if (!fields.in) {
        addError(problems, place, what + " does not say what input costs",
                 "Write in: 2.50, in dollars a million tokens.");
        return;
    }
    if (fields.read && *fields.read > *fields.in) {
        addError(problems, place, what + " has a cache read that is dearer than input");
    }
    const Price shorter = fields.write.value_or(*fields.in);
    if (fields.write1h && *fields.write1h < shorter) {
        addError(problems, place, what + " has a write_1h that is cheaper than what lives shorter");
    }
}

// Prices, free or a factor: one of them.
void checkKind(const OwnPriceFields& fields, const std::string& what, Problems& problems) {
    const bool rates = hasRates(fields);
    const bool others = fields.longer.place.line != 0 || fields.batch || fields.flex ||
                        fields.priority || fields.toolCall;
    const bool alone = fields.free.value || fields.factor.value;
    if (fields.free.value && fields.factor.value) {
        addError(problems, fields.factor.place, what + " is free and has a factor",
                 "Keep one of them.");
    } else if (alone && (rates || others)) {
        addError(problems, fields.place,
                 what + (fields.free.value ? " is free and says what it costs"
                                           : " has a factor and prices of its own"),
                 "Keep one of them.");
    } else if (!alone && !rates) {
        addError(problems, fields.place, what + " says nothing",
                 "Write in: and out: in dollars a million tokens, price: free, or factor: 0.85.");
    } else if (!alone) {
        checkRates(fields, fields.place, what, problems);
        const auto& [longer, place] = fields.longer;
        if (place.line != 0 && !longer.above) {
            addError(problems, place, what + " does not say from which length on it costs more",
                     "Write longer: {above: 200000, in: 5, out: 22.5}.");
        } else if (place.line != 0) {
            checkRates(longer, place, what, problems);
        }
    }
}

void checkDays(const OwnPriceFields& fields, const std::string& what, Problems& problems) {
    if (fields.until.place.line != 0 && fields.until.value <= fields.from.value) {
        addError(problems, fields.until.place, what + " ends before it begins",
                 "until is the first day on which it no longer holds.");
    }
}

// Which of two would count could not be said.
void checkAlike(const Document& document, Problems& problems) {
    std::map<std::tuple<std::string, std::string, Timestamp, bool>, const OwnPriceFields*> seen;
    for (const OwnPriceFields& fields : document.prices) {
        const auto [first, added] =
            seen.emplace(std::tuple(fields.provider.value, fields.model.value, fields.from.value,
                                    fields.factor.value.has_value()),
                         &fields);
        if (!added && first->second->name.value != fields.name.value) {
            addError(problems, fields.place,
                     "\"" + fields.name.value + "\" and \"" + first->second->name.value +
                         "\" are prices of the same from the same day on",
                     "Give one of them another from:, or drop it.");
        }
    }
}

// Against the catalogue's price of a whole name, at the first provider that has one.
void checkFarOff(const OwnPriceFields& fields, const policy::Snapshot& snapshot,
                 const books::PriceList& catalogue, Problems& problems) {
    for (const providers::Provider& provider : snapshot.providers) {
        if (!fields.provider.value.empty() && fields.provider.value != provider.name) {
            continue;
        }
        const auto lines =
            catalogue.history({provider.kind->name, provider.base.origin.host}, fields.model.value);
        if (lines.empty()) {
            continue;
        }
        const books::Rates& listed = lines.front()->standard.front().rates;
        const auto warn = [&](std::string_view bucket, std::optional<Price> own,
                              std::optional<Price> theirs) {
            if (own && theirs && *own != Price() && *theirs != Price() &&
                (own->pico() / theirs->pico() >= kFarOff ||
                 theirs->pico() / own->pico() >= kFarOff)) {
                addWarning(problems, fields.place,
                           std::string(bucket) + " of the price \"" + fields.name.value + "\" is " +
                               Money::fromNano(own->pico() * 1'000).text() +
                               ", and the catalogue's is " +
                               Money::fromNano(theirs->pico() * 1'000).text(),
                           "Prices are dollars a million tokens.");
            }
        };
        warn("in", fields.in, listed.in);
        warn("out", fields.out, listed.out);
        return;
    }
}

std::optional<books::TierPrice> tierOf(std::optional<std::uint32_t> thousandths) {
    return thousandths ? std::optional(books::TierPrice{{}, *thousandths}) : std::nullopt;
}

books::OwnPrice compileOne(const OwnPriceFields& fields) {
    books::OwnPrice price{.name = fields.name.value,
                          .provider = fields.provider.value,
                          .model = fields.model.value,
                          .from = fields.from.value,
                          .until = fields.until.value,
                          .entry = std::nullopt,
                          .free = fields.free.value,
                          .thousandths = fields.factor.value.value_or(1000)};
    if (!fields.free.value && !fields.factor.value) {
        books::PriceEntry entry;
        entry.model = fields.model.value;
        entry.from = fields.from.value;
        entry.standard.push_back({0, ratesOf(fields)});
        if (fields.longer.value.above) {
            entry.standard.push_back({*fields.longer.value.above, ratesOf(fields.longer.value)});
        }
        entry.batch = tierOf(fields.batch);
        entry.flex = tierOf(fields.flex);
        entry.priority = tierOf(fields.priority);
        entry.serverTool = fields.toolCall;
        price.entry = std::move(entry);
    }
    return price;
}

}  // namespace

books::OwnPrices compilePrices(const Document& document, const policy::Snapshot& snapshot,
                               const books::PriceList* catalogue, Problems& problems) {
    std::vector<books::OwnPrice> prices;
    for (const OwnPriceFields& fields : document.prices) {
        const std::string what = "the price \"" + fields.name.value + '"';
        checkPlainName(problems, fields.name, "price");
        checkNamesSomebody(fields.provider, "price \"" + fields.name.value + '"', problems);
        checkProviderName(document, fields.provider, problems);
        checkModel(fields, what, problems);
        checkKind(fields, what, problems);
        checkDays(fields, what, problems);
        if (catalogue != nullptr) {
            checkFarOff(fields, snapshot, *catalogue, problems);
        }
        prices.push_back(compileOne(fields));
    }
    checkAlike(document, problems);
    return books::OwnPrices(std::move(prices));
}

}  // namespace weir::control
