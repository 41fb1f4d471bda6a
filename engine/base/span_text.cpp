// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/span_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

namespace weir {

namespace {

using std::chrono::seconds;

struct Unit {
    char letter;
    seconds length;
};
constexpr std::array kUnits{Unit{'d', std::chrono::days{1}}, Unit{'h', std::chrono::hours{1}},
                            Unit{'m', std::chrono::minutes{1}}, Unit{'s', seconds{1}}};

}  // namespace

std::optional<seconds> parseSpan(std::string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto* unit = std::ranges::find(kUnits, text.back(), &Unit::letter);
    text.remove_suffix(1);
    std::uint32_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (unit == kUnits.end() || failed != std::errc() || end != text.data() + text.size() ||
        number == 0 || number > kLongestSpan / unit->length) {
        return std::nullopt;
    }
    return unit->length * number;
}

std::string spanText(seconds span) {
    const auto* unit = std::ranges::find_if(
        kUnits, [&](const Unit& each) { return span % each.length == seconds(0); });
    return fmt::format("{}{}", span / unit->length, unit->letter);
}

}  // namespace weir
