// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace weir::dialects {

// Tokens guessed from bytes, for answers whose provider reports none and for facts before a call.
// Four UTF-8 bytes a token is what current tokenisers come to on English and code, within a third;
// other scripts take fewer bytes a character and more tokens, which nearly cancels out. A guess is
// always marked Source::Estimated.
inline constexpr std::uint64_t kBytesPerToken = 4;
// The frame around one message: role and separators.
inline constexpr std::uint64_t kTokensPerMessage = 4;
// A picture of about a megapixel; its encoded bytes say nothing about its tokens.
inline constexpr std::uint64_t kTokensPerImage = 1000;

constexpr std::uint64_t tokensOfBytes(std::uint64_t bytes) {
    return (bytes + kBytesPerToken - 1) / kBytesPerToken;
}

}  // namespace weir::dialects
