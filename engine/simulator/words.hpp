// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weir::simulator {

// The same number for the same text, on every machine.
std::uint64_t fingerprint(std::string_view text);

// About `count` words in whole sentences, each with the space before it: what a model streams. The
// same seed, the same words.
std::vector<std::string> sentences(std::uint64_t seed, std::size_t count);

// A text cut into words in the same way; all pieces joined are the text.
std::vector<std::string> wordsOf(std::string_view text);

// A text cut into pieces of about `size` bytes, never inside a character.
std::vector<std::string> piecesOf(std::string_view text, std::size_t size);

}  // namespace weir::simulator
