// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/read_prices.hpp"

#include <string>

#include "engine/base/decimal.hpp"

namespace weir::control {

namespace {

using Node = YamlNode;
using Reader = ValueReader;
template <class Fields>
using Rule = FieldRule<Fields>;

constexpr std::int64_t kLeastPico = 1'000;             // 0.001 $ a million
constexpr std::int64_t kMostPico = 1'000'000'000;      // 1000 $ a million
constexpr std::int64_t kMostThousandths = 10'000;      // ten times
constexpr std::int64_t kMostCallNano = 1'000'000'000;  // 1 $ a call
constexpr std::uint64_t kLongestContext = 1'000'000'000;

std::optional<std::uint32_t> readFactor(Reader& reader, const Node& node, std::string_view what) {
    const auto written = reader.text(node, what);
    if (!written) {
        return std::nullopt;
    }
    const auto thousandths = parseDecimal(*written, 3);
    if (!thousandths || *thousandths < 1 || *thousandths > kMostThousandths) {
        reader.problem(node.place,
                       std::string(what) + " is a factor from 0.001 to 10, not \"" +
                           written->substr(0, 60) + '"',
                       "For 15 % less write 0.85.");
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(*thousandths);
}

void readFree(Reader& reader, const Node& node, OwnPriceFields& price) {
    if (const auto word = reader.text(node, "price")) {
        price.free = {*word == "free", node.place};
        if (!price.free.value) {
            reader.problem(node.place, "price is free, or is not written",
                           "Write in: and out:, in dollars a million tokens.");
        }
    }
}

void readToolCall(Reader& reader, const Node& node, OwnPriceFields& price) {
    price.toolCall = reader.money(node, "tool_call");
    if (price.toolCall && price.toolCall->nano() > kMostCallNano) {
        reader.problem(node.place, "tool_call is the price of one call, at most a dollar");
    }
}

template <class Fields, std::size_t I>
void readBucket(Reader& reader, const Node& node, Fields& fields) {
    fields.*(kBuckets[I].field) = readPrice(reader, node, kBuckets[I].name);
}

constexpr Rule<LongerFields> kLonger[] = {
    {"above",
     [](Reader& r, const Node& n, auto& f) { f.above = r.count(n, "above", kLongestContext); }},
    {kBuckets[0].name, readBucket<LongerFields, 0>},
    {kBuckets[1].name, readBucket<LongerFields, 1>},
    {kBuckets[2].name, readBucket<LongerFields, 2>},
    {kBuckets[3].name, readBucket<LongerFields, 3>},
    {kBuckets[4].name, readBucket<LongerFields, 4>},
    {kBuckets[5].name, readBucket<LongerFields, 5>},
    {kBuckets[6].name, readBucket<LongerFields, 6>},
    {kBuckets[7].name, readBucket<LongerFields, 7>},
};

constexpr Rule<OwnPriceFields> kOwnPrice[] = {
    {"name", [](Reader& r, const Node& n, auto& f) { f.name = r.placedText(n, "name"); }},
    {"provider",
     [](Reader& r, const Node& n, auto& f) { f.provider = r.placedText(n, "provider"); }},
    {"model", [](Reader& r, const Node& n, auto& f) { f.model = r.placedText(n, "model"); }},
    {"from", [](Reader& r, const Node& n,
                auto& f) { f.from = {r.moment(n, "from").value_or(Timestamp()), n.place}; }},
    {"until", [](Reader& r, const Node& n,
                 auto& f) { f.until = {r.moment(n, "until").value_or(Timestamp()), n.place}; }},
    {"price", readFree},
    {"factor",
     [](Reader& r, const Node& n, auto& f) { f.factor = {readFactor(r, n, "factor"), n.place}; }},
    {kBuckets[0].name, readBucket<OwnPriceFields, 0>},
    {kBuckets[1].name, readBucket<OwnPriceFields, 1>},
    {kBuckets[2].name, readBucket<OwnPriceFields, 2>},
    {kBuckets[3].name, readBucket<OwnPriceFields, 3>},
    {kBuckets[4].name, readBucket<OwnPriceFields, 4>},
    {kBuckets[5].name, readBucket<OwnPriceFields, 5>},
    {kBuckets[6].name, readBucket<OwnPriceFields, 6>},
    {kBuckets[7].name, readBucket<OwnPriceFields, 7>},
    {"longer",
     [](Reader& r, const Node& n, auto& f) {
         f.longer.place = n.place;
         r.fields<LongerFields>(n, kLonger, "longer", f.longer.value);
     }},
    {"batch", [](Reader& r, const Node& n, auto& f) { f.batch = readFactor(r, n, "batch"); }},
    {"flex", [](Reader& r, const Node& n, auto& f) { f.flex = readFactor(r, n, "flex"); }},
    {"priority",
     [](Reader& r, const Node& n, auto& f) { f.priority = readFactor(r, n, "priority"); }},
    {"tool_call", readToolCall},
};

}  // namespace

// The usual mistake is to give the price of one token.
std::optional<Price> readPrice(Reader& reader, const Node& node, std::string_view what) {
    const auto written = reader.text(node, what);
    if (!written) {
        return std::nullopt;
    }
    const auto pico = parseDecimal(*written, 6);
    if (pico && *pico >= kLeastPico && *pico <= kMostPico) {
        return Price::fromPico(*pico);
    }
    const auto ofOne = parseDecimal(*written, 12);
    const bool looksLikeOne = ofOne && *ofOne >= kLeastPico && *ofOne < kLeastPico * 1'000'000;
    const std::string hint = pico && *pico == 0
                                 ? "For what costs nothing write price: free instead."
                             : looksLikeOne ? "Is that of one token? Then a million cost " +
                                                  Money::fromNano(*ofOne * 1'000).text() + "."
                                            : "Write it like 2.50, with at most six decimals.";
    reader.problem(node.place,
                   std::string(what) +
                       " is a price in dollars a million tokens, from 0.001 to 1000, not \"" +
                       written->substr(0, 60) + '"',
                   hint);
    return std::nullopt;
}

void readOwnPrice(ValueReader& reader, const YamlNode& node, OwnPriceFields& price) {
    reader.fields<OwnPriceFields>(node, kOwnPrice, "a price", price);
}

}  // namespace weir::control
