// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/value_reader.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

struct Unit {
    std::string_view name;
    std::uint64_t factor;
};

constexpr Unit kTimes[] = {{"ms", 1}, {"s", 1'000}, {"m", 60'000}, {"h", 3'600'000}};
constexpr Unit kSizes[] = {
    {"", 1}, {"B", 1}, {"KiB", 1ULL << 10}, {"MiB", 1ULL << 20}, {"GiB", 1ULL << 30}};
constexpr Unit kPercents[] = {{"", 1}, {"%", 1}};

constexpr std::uint64_t kLongestMs = 24ULL * 3'600'000;

// A whole number with a unit behind it, blanks between them allowed: what it is in the base unit,
// if that is 1 to `most`.
std::optional<std::uint64_t> measure(std::string_view text, std::span<const Unit> units,
                                     std::uint64_t most) {
    std::uint64_t number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) {
        return std::nullopt;
    }
    std::string_view unit = text.substr(static_cast<std::size_t>(rest - text.data()));
    unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
    const auto found = std::ranges::find(units, unit, &Unit::name);
    if (found == units.end() || number == 0 || number > most / found->factor) {
        return std::nullopt;
    }
    return number * found->factor;
}

std::string inQuotes(std::string_view text) {
    constexpr std::size_t kShown = 60;
    return '"' + std::string(text.substr(0, kShown)) + (text.size() > kShown ? "…\"" : "\"");
}

}  // namespace

std::optional<std::uint32_t> parsePercent(std::string_view text, std::uint32_t most) {
    const auto percent = measure(text, kPercents, most);
    return percent ? std::optional(static_cast<std::uint32_t>(*percent)) : std::nullopt;
}

std::string durationText(Milliseconds time) {
    const auto count = static_cast<std::uint64_t>(time.count());
    const auto largest =
        std::ranges::find_if(std::rbegin(kTimes), std::rend(kTimes),
                             [count](const Unit& unit) { return count % unit.factor == 0; });
    return std::to_string(count / largest->factor) + std::string(largest->name);
}

void ValueReader::problem(Place place, std::string message, std::string hint) {
    m_problems.push_back({Severity::Error, place, std::move(message), std::move(hint)});
}

std::optional<std::string> ValueReader::text(const YamlNode& node, std::string_view what) {
    if (node.kind != YamlNode::Kind::Scalar) {
        problem(node.place, std::string(what) + " is one value, not a list or a group");
        return std::nullopt;
    }
    if (node.isNull()) {
        problem(node.place, std::string(what) + " has no value", "Write one, or drop the field.");
        return std::nullopt;
    }
    const bool control = std::ranges::any_of(
        node.scalar, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (control) {
        problem(node.place, std::string(what) + " has line breaks or control characters in it");
        return std::nullopt;
    }
    return node.scalar;
}

Text ValueReader::placedText(const YamlNode& node, std::string_view what) {
    return {text(node, what).value_or(std::string()), node.place};
}

std::optional<bool> ValueReader::truth(const YamlNode& node, std::string_view what) {
    const auto word = text(node, what);
    if (!word) {
        return std::nullopt;
    }
    if (*word == "true" || *word == "false") {
        return *word == "true";
    }
    problem(node.place, std::string(what) + " is true or false, not " + inQuotes(*word));
    return std::nullopt;
}

std::optional<std::uint64_t> ValueReader::count(const YamlNode& node, std::string_view what,
                                                std::uint64_t most) {
    const auto digits = text(node, what);
    if (!digits) {
        return std::nullopt;
    }
    constexpr Unit kPlain[] = {{"", 1}};
    const auto number = measure(*digits, kPlain, most);
    if (!number) {
        problem(node.place, std::string(what) + " is a whole number from 1 to " +
                                std::to_string(most) + ", not " + inQuotes(*digits));
    }
    return number;
}

std::optional<Milliseconds> ValueReader::duration(const YamlNode& node, std::string_view what) {
    const auto words = text(node, what);
    if (!words) {
        return std::nullopt;
    }
    const auto milliseconds = measure(*words, kTimes, kLongestMs);
    if (!milliseconds) {
        problem(node.place,
                std::string(what) + " is a time of at most a day, not " + inQuotes(*words),
                "Write a whole number and its unit: 500ms, 30s, 2m, 1h.");
        return std::nullopt;
    }
    return Milliseconds(*milliseconds);
}

std::optional<Timestamp> ValueReader::moment(const YamlNode& node, std::string_view what) {
    const auto words = text(node, what);
    if (!words) {
        return std::nullopt;
    }
    const auto time = fromIso(*words);
    if (!time) {
        problem(node.place,
                std::string(what) + " is a day or a time in UTC, not " + inQuotes(*words),
                "Write 2027-02-15, or 2027-02-15T12:00:00Z.");
    }
    return time;
}

std::optional<std::uint64_t> ValueReader::size(const YamlNode& node, std::string_view what,
                                               std::uint64_t most) {
    const auto words = text(node, what);
    if (!words) {
        return std::nullopt;
    }
    const auto bytes = measure(*words, kSizes, most);
    if (!bytes) {
        problem(node.place,
                std::string(what) + " is a size of at most " +
                    std::to_string(most / kLargestBytes) + " GiB, not " + inQuotes(*words),
                "Write a whole number and its unit: 512 KiB, 32 MiB.");
    }
    return bytes;
}

std::optional<Money> ValueReader::money(const YamlNode& node, std::string_view what) {
    const auto written = text(node, what);
    if (!written) {
        return std::nullopt;
    }
    const auto amount = Money::parse(*written);
    if (!amount || *amount == Money()) {
        problem(node.place,
                std::string(what) + " is an amount of dollars, not " + inQuotes(*written),
                "Write it like 2000 or 12.50.");
        return std::nullopt;
    }
    return amount;
}

std::optional<std::uint32_t> ValueReader::percent(const YamlNode& node, std::string_view what,
                                                  std::string_view of) {
    const auto written = text(node, what);
    if (!written) {
        return std::nullopt;
    }
    const auto share = parsePercent(*written, 100);
    if (!share) {
        problem(node.place,
                std::string(what) + " is per cent of " + std::string(of) + ", not " +
                    inQuotes(*written),
                "Write it like 80%, from 1 to 100.");
    }
    return share;
}

void ValueReader::notAGroup(Place place, std::string_view where) {
    problem(place, std::string(where) + " is a group of fields", "Write name: value.");
}

void ValueReader::notAWord(Place place, std::string_view what, std::string_view written,
                           std::span<const std::string_view> words) {
    std::string hint = didYouMean(nearNames(written, words, 1));
    problem(place, std::string(what) + " is one of " + joined(words) + ", not " + inQuotes(written),
            std::move(hint));
}

std::vector<Text> ValueReader::texts(const YamlNode& node, std::string_view what) {
    std::vector<Text> list;
    for (const YamlNode& item : items(node, what)) {
        if (auto value = text(item, what)) {
            list.push_back({std::move(*value), item.place});
        }
    }
    return list;
}

std::vector<Text> ValueReader::oneOrMore(const YamlNode& node, std::string_view what) {
    if (node.kind == YamlNode::Kind::Sequence) {
        return texts(node, what);
    }
    if (auto value = text(node, what)) {
        return {{std::move(*value), node.place}};
    }
    return {};
}

const std::vector<YamlNode>& ValueReader::items(const YamlNode& node, std::string_view what) {
    if (node.kind != YamlNode::Kind::Sequence && !node.isNull()) {
        problem(node.place, std::string(what) + " is a list",
                "Write [a, b], or one item a line, each after a dash.");
    }
    return node.items;
}

void ValueReader::unknownField(const YamlNode& key, std::span<const std::string_view> names,
                               std::string_view where) {
    std::string hint = didYouMean(nearNames(key.scalar, names, 2));
    if (hint.empty()) {
        hint = "Known here: " + joined(names) + ".";
    }
    problem(key.place, "unknown field " + inQuotes(key.scalar) + " in " + std::string(where),
            std::move(hint));
}

}  // namespace weir::control
