// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace weir::classify {

// What a single word says about a text.
enum class Cue : std::uint8_t {
    English,  // a small word of that language
    German,
    Technology,
    Fault,
    Math,
    Demand,
    Deep,
    Easy,
    Making,  // begins an order to make something
    Asking,  // how questions begin
    AskingGerman,
};

constexpr std::uint16_t bit(Cue cue) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(cue));
}

// The cues of a word in small letters, as bits; 0: none.
std::uint16_t cuesOf(std::string_view word);

}  // namespace weir::classify
