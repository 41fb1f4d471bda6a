// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/token_pace.hpp"

#include <algorithm>

#include "engine/dialects/common/estimate.hpp"

namespace weir::exchange {

void TokenPace::end(std::int64_t nowUs, std::uint64_t outputBytes) {
    if (m_beganUs < 0 || outputBytes < m_firstBytes) {
        return;
    }
    const std::uint64_t tokens = dialects::tokensOfBytes(outputBytes - m_firstBytes);
    if (tokens < kFewestTokens) {
        return;
    }
    const std::int64_t tookUs = std::max<std::int64_t>(nowUs - m_beganUs - m_excusedUs, 0);
    // What comes in one piece is as fast as can be told.
    m_perToken =
        Microseconds(std::max<std::int64_t>(tookUs / static_cast<std::int64_t>(tokens), 1));
}

}  // namespace weir::exchange
