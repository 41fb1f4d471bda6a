// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/control/admin/prices.hpp"
#include "engine/control/config/placed.hpp"

// The prices of a document as they were written.
namespace weir::control {

struct RateFields {
    std::optional<Price> in;
    std::optional<Price> read;
    std::optional<Price> write;
    std::optional<Price> write1h;
    std::optional<Price> out;
    std::optional<Price> audioIn;
    std::optional<Price> audioOut;
    std::optional<Price> imageIn;

    friend bool operator==(const RateFields&, const RateFields&) = default;
};

// The kinds of tokens that have a price, in the order in which they are written.
struct Bucket {
    std::string_view name;
    std::optional<Price> RateFields::* field;
    Money admin::TokenPrices::* setting;
};
inline constexpr Bucket kBuckets[] = {
    {"in", &RateFields::in, &admin::TokenPrices::in},
    {"read", &RateFields::read, &admin::TokenPrices::read},
    {"write", &RateFields::write, &admin::TokenPrices::write},
    {"write_1h", &RateFields::write1h, &admin::TokenPrices::write1h},
    {"out", &RateFields::out, &admin::TokenPrices::out},
    {"audio_in", &RateFields::audioIn, &admin::TokenPrices::audioIn},
    {"audio_out", &RateFields::audioOut, &admin::TokenPrices::audioOut},
    {"image_in", &RateFields::imageIn, &admin::TokenPrices::imageIn},
};

struct LongerFields : RateFields {
    std::optional<std::uint64_t> above;
};

struct OwnPriceFields : RateFields {
    Place place;
    Text name;
    Text provider;
    Text model;
    Placed<Timestamp> from;
    Placed<Timestamp> until;
    Placed<bool> free;
    Placed<std::optional<std::uint32_t>> factor;  // in thousandths
    Placed<LongerFields> longer;
    std::optional<std::uint32_t> batch;  // in thousandths
    std::optional<std::uint32_t> flex;
    std::optional<std::uint32_t> priority;
    std::optional<Money> toolCall;
};

}  // namespace weir::control
