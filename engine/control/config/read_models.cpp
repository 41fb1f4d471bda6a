// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/read_models.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace weir::control {

namespace {

using Node = YamlNode;
using Reader = ValueReader;
template <class Fields>
using Rule = FieldRule<Fields>;

constexpr std::uint64_t kMostModelTokens = 20'000'000;
constexpr std::int32_t kMostDays = 36'500;
constexpr std::size_t kLongestRegion = 40;

Known readKnown(Reader& reader, const Node& node, std::string_view what) {
    const auto truth = reader.truth(node, what);
    return truth ? knownAs(*truth) : Known::Unknown;
}

std::uint32_t readTokens(Reader& reader, const Node& node, std::string_view what) {
    return static_cast<std::uint32_t>(reader.count(node, what, kMostModelTokens).value_or(0));
}

// Unlike other counts it may be none.
std::int32_t readDays(Reader& reader, const Node& node, std::string_view what) {
    const auto written = reader.text(node, what);
    if (!written) {
        return -1;
    }
    std::int32_t days = -1;
    const char* end = written->data() + written->size();
    const auto read = std::from_chars(written->data(), end, days);
    if (read.ec != std::errc() || read.ptr != end || days < 0 || days > kMostDays) {
        reader.problem(node.place,
                       std::string(what) + " is a whole number of days from 0 to 36500, not \"" +
                           written->substr(0, 60) + '"',
                       "Write 0 for what is not kept at all.");
        return -1;
    }
    return days;
}

bool isRegion(std::string_view text, bool pattern) {
    if (pattern && text.size() > 1 && text.ends_with('*')) {
        text.remove_suffix(1);
    }
    return !text.empty() && text.size() <= kLongestRegion && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

constexpr Rule<Capabilities> kCapabilities[] = {
    {"context", [](Reader& r, const Node& n, auto& f) { f.context = readTokens(r, n, "context"); }},
    {"output", [](Reader& r, const Node& n, auto& f) { f.output = readTokens(r, n, "output"); }},
    {"images", [](Reader& r, const Node& n, auto& f) { f.images = readKnown(r, n, "images"); }},
    {"audio", [](Reader& r, const Node& n, auto& f) { f.audio = readKnown(r, n, "audio"); }},
    {"files", [](Reader& r, const Node& n, auto& f) { f.files = readKnown(r, n, "files"); }},
    {"tools", [](Reader& r, const Node& n, auto& f) { f.tools = readKnown(r, n, "tools"); }},
    {"structured",
     [](Reader& r, const Node& n, auto& f) { f.structured = readKnown(r, n, "structured"); }},
    {"sampling",
     [](Reader& r, const Node& n, auto& f) { f.sampling = readKnown(r, n, "sampling"); }},
    {"effort", [](Reader& r, const Node& n, auto& f) { f.effort = readKnown(r, n, "effort"); }},
    {"call_signatures", [](Reader& r, const Node& n,
                           auto& f) { f.callSignatures = readKnown(r, n, "call_signatures"); }},
};

constexpr Rule<DataPolicy> kData[] = {
    {"training",
     [](Reader& r, const Node& n, auto& f) { f.training = readKnown(r, n, "training"); }},
    {"retention_days",
     [](Reader& r, const Node& n, auto& f) { f.retentionDays = readDays(r, n, "retention_days"); }},
};

// A demand can only be that something is not done.
bool readBan(Reader& reader, const Node& node, std::string_view name, std::string_view problem) {
    const auto truth = reader.truth(node, name);
    if (truth && *truth) {
        reader.problem(node.place, std::string(problem),
                       fmt::format("Write {}: false, or drop the field.", name));
    }
    return truth && !*truth;
}

constexpr Rule<DataDemand> kDemand[] = {
    {"region",
     [](Reader& r, const Node& n, auto& f) {
         for (Text& each : r.oneOrMore(n, "region")) {
             if (!isRegion(each.value, true)) {
                 r.problem(each.place, "\"" + each.value.substr(0, 60) + "\" cannot be a region",
                           "Write it like eu, or eu-* for all that begin so.");
             }
             f.regions.push_back(std::move(each.value));
         }
         if (f.regions.empty()) {
             r.problem(n.place, "region names none", "Write a region, or drop the field.");
         }
     }},
    {"training",
     [](Reader& r, const Node& n, auto& f) {
         f.noTraining =
             readBan(r, n, "training", "a route cannot require that calls are trained on");
     }},
    {"retention_days",
     [](Reader& r, const Node& n, auto& f) { f.retentionDays = readDays(r, n, "retention_days"); }},
    {"translated",
     [](Reader& r, const Node& n, auto& f) {
         f.noTranslation =
             readBan(r, n, "translated", "a route cannot require that calls are translated");
     }},
};

}  // namespace

void readCapabilities(ValueReader& reader, const YamlNode& node, ProviderFields& provider) {
    if (node.kind != Node::Kind::Mapping) {
        reader.problem(node.place, "capabilities is a group of models with what they can do",
                       "Write capabilities: {MODEL: {context: 32768, images: false}}.");
        return;
    }
    for (const YamlMember& member : node.members) {
        Capabilities can;
        reader.fields<Capabilities>(member.value, kCapabilities, "the capabilities of a model",
                                    can);
        if (can.context != 0 && can.output > can.context) {
            reader.problem(member.value.place, "output is longer than the context, which holds it",
                           "context is input and answer together.");
        }
        provider.capabilities.emplace_back(Text{member.key.scalar, member.key.place}, can);
    }
}

void readDataPolicy(ValueReader& reader, const YamlNode& node, DataPolicy& data) {
    reader.fields<DataPolicy>(node, kData, "data", data);
}

Text readRegion(ValueReader& reader, const YamlNode& node) {
    Text region = reader.placedText(node, "region");
    if (!region.value.empty() && !isRegion(region.value, false)) {
        reader.problem(node.place, "\"" + region.value.substr(0, 60) + "\" cannot be a region",
                       "Write small letters, digits and '-', like eu or eu-west-1.");
    }
    return region;
}

DataDemand readDemand(ValueReader& reader, const YamlNode& node) {
    DataDemand demand;
    reader.fields<DataDemand>(node, kDemand, "require", demand);
    if (demand.isNothing() && node.kind == Node::Kind::Mapping && node.members.empty()) {
        reader.problem(node.place, "require demands nothing",
                       "Write {region: eu, training: false, retention_days: 30}, or drop it.");
    }
    return demand;
}

}  // namespace weir::control
