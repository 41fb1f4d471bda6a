// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Text as it is compared: in small letters, word by word, in any script. Pure, and safe with bytes
// that are no UTF-8.
namespace weir::classify {

// ASCII and Latin-1 letters become small ones; every other byte stays as it is, so that places in
// one text are places in the other.
std::string inSmallLetters(std::string_view text);

struct Word {
    enum class Script : std::uint8_t {
        Latin,
        Ideographs,  // one of a script that writes without spaces: Chinese, Japanese, Korean
        Other,
    };
    std::string_view text;
    Script script = Script::Latin;
};

// Goes through the words of a text. Digits and underscores are letters; what no word is made of
// stands between words.
class Words {
public:
    explicit Words(std::string_view text) : m_rest(text) {}

    // False at the end.
    bool next(Word& word);

private:
    std::string_view m_rest;
};

// FNV-1a; `seed` chains what belongs together.
constexpr std::uint32_t kHashSeed = 2'166'136'261U;
constexpr std::uint32_t hashOf(std::string_view text, std::uint32_t seed = kHashSeed) {
    for (const char c : text) {
        seed = (seed ^ static_cast<std::uint8_t>(c)) * 16'777'619U;
    }
    return seed;
}

}  // namespace weir::classify
