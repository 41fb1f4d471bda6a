// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/priced_by.hpp"
#include "engine/base/states.hpp"
#include "engine/base/usage.hpp"
#include "engine/control/admin/operation.hpp"

// What tokens cost: by the catalogue that comes with Weir, and by prices of the document's own.
namespace weir::admin {

// Dollars a million tokens. Nothing: it has no price of its own.
struct TokenPrices {
    Money in;
    Money read;
    Money write;
    Money write1h;
    Money out;
    Money audioIn;
    Money audioOut;
    Money imageIn;

    friend bool operator==(const TokenPrices&, const TokenPrices&) = default;
};
BOOST_DESCRIBE_STRUCT(TokenPrices, (), (in, read, write, write1h, out, audioIn, audioOut, imageIn))

// Prices for the whole request once its input, cached tokens included, is longer.
struct LongerPrices {
    std::uint64_t above = 0;  // 0: there are none
    TokenPrices prices;

    friend bool operator==(const LongerPrices&, const LongerPrices&) = default;
};
BOOST_DESCRIBE_STRUCT(LongerPrices, (), (above, prices))

// As the document says it: either prices, or free, or a factor on the catalogue's.
struct OwnPriceSettings {
    std::string name;
    std::string provider;  // empty: every one
    std::string model;     // a name, or a beginning and '*'; of a factor empty: every one
    Timestamp from{};      // 1970: it always held
    Timestamp until{};     // when it no longer holds; 1970: it has no end
    bool free = false;
    std::uint32_t factor = 0;  // in thousandths; 0: none
    TokenPrices prices;
    LongerPrices longer;
    std::uint32_t batch = 0;  // factors of service tiers, in thousandths; 0: not known
    std::uint32_t flex = 0;
    std::uint32_t priority = 0;
    Money toolCall;  // of one call of a tool that the provider runs

    friend bool operator==(const OwnPriceSettings&, const OwnPriceSettings&) = default;
};
BOOST_DESCRIBE_STRUCT(OwnPriceSettings, (),
                      (name, provider, model, from, until, free, factor, prices, longer, batch,
                       flex, priority, toolCall))

// How a service tier is priced: at prices of its own, or at the standard ones times a factor.
struct TierPrices {
    ServiceTier tier = ServiceTier::Batch;
    std::uint32_t factor = 0;  // in thousandths; 0: prices of its own
    TokenPrices prices;

    friend bool operator==(const TierPrices&, const TierPrices&) = default;
};
BOOST_DESCRIBE_STRUCT(TierPrices, (), (tier, factor, prices))

// What a model costs in some time, a factor taken in.
struct PriceLine {
    PricedBy by;        // where it is from
    Timestamp until{};  // when it no longer holds; 1970: it has no end
    bool free = false;
    bool current = false;  // it holds now
    TokenPrices prices;
    std::vector<LongerPrices> longer;
    std::vector<TierPrices> tiers;
    Money toolCall;

    friend bool operator==(const PriceLine&, const PriceLine&) = default;
};
BOOST_DESCRIBE_STRUCT(PriceLine, (), (by, until, free, current, prices, longer, tiers, toolCall))

// A model at a provider.
struct ModelPrice {
    std::string provider;
    std::string model;
    Pricing pricing = Pricing::Unpriced;  // of a call now
    std::vector<PriceLine> lines;         // the newest first
    std::string source;                   // the page that the catalogue has it from
    Timestamp asOf{};                     // the day its figures were compared
    std::uint64_t requests = 0;           // that it served since PriceTable::since
    std::uint64_t unpriced = 0;           // of these, with an attempt that no price was known for

    friend bool operator==(const ModelPrice&, const ModelPrice&) = default;
};
BOOST_DESCRIBE_STRUCT(ModelPrice, (),
                      (provider, model, pricing, lines, source, asOf, requests, unpriced))

struct PriceTable {
    std::vector<OwnPriceSettings> own;  // in the order of the document
    std::vector<ModelPrice> models;     // what is called and has no price first, then by name
    Timestamp since{};                  // traffic from then on was looked at
    std::string problem;                // why it is not known what was called; empty: it is
};
BOOST_DESCRIBE_STRUCT(PriceTable, (), (own, models, since, problem))

struct ListPrices {
    static constexpr std::string_view kName = "prices.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "What every model of the providers costs, by the catalogue and by prices of your own.";
    using Reply = PriceTable;
};
BOOST_DESCRIBE_STRUCT(ListPrices, (), ())

struct SetPrice {
    static constexpr std::string_view kName = "prices.set";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Add a price to the document, or change one. Calls that begin afterwards are priced by it.";
    using Reply = OwnPriceSettings;
    std::string replaces;  // the name of the one that is changed; empty: a new one
    OwnPriceSettings settings;
};
BOOST_DESCRIBE_STRUCT(SetPrice, (), (replaces, settings))

// Its place and its text in the document, to put it back.
struct RemovedPrice {
    std::string name;
    std::string text;
    std::uint32_t index = 0;
    std::uint32_t linesBefore = 0;  // blank and comment lines between it and the one before
};
BOOST_DESCRIBE_STRUCT(RemovedPrice, (), (name, text, index, linesBefore))

struct RemovePrice {
    static constexpr std::string_view kName = "prices.remove";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Take a price out of the document.";
    using Reply = RemovedPrice;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RemovePrice, (), (name))

struct RestorePrice {
    static constexpr std::string_view kName = "prices.restore";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Put a removed price back where it stood.";
    using Reply = OwnPriceSettings;
    RemovedPrice removed;
};
BOOST_DESCRIBE_STRUCT(RestorePrice, (), (removed))

}  // namespace weir::admin
