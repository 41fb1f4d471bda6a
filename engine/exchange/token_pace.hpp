// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "engine/base/clock.hpp"

namespace weir::exchange {

// How fast the tokens of a stream come, from the first one to the last event. Counted are the bytes
// of text, reasoning and arguments that came, in estimated tokens, as Throughput does: what a model
// thinks before its first token and nobody sees is part of the time to that.
//
// Times in microseconds since the exchange began. Time in which the client did not read does not
// count.
class TokenPace {
public:
    // A shorter answer says nothing of it.
    static constexpr std::uint64_t kFewestTokens = 16;

    void begin(std::int64_t nowUs, std::uint64_t outputBytes) {
        m_beganUs = nowUs;
        m_firstBytes = outputBytes;
    }
    void excuse(std::int64_t clientTookUs) { m_excusedUs += clientTookUs; }
    void end(std::int64_t nowUs, std::uint64_t outputBytes);

    bool began() const { return m_beganUs >= 0; }

    // From one token to the next. Nothing: the stream did not end, or was too short.
    std::optional<Microseconds> perToken() const { return m_perToken; }

private:
    std::int64_t m_beganUs = -1;
    std::int64_t m_excusedUs = 0;
    std::uint64_t m_firstBytes = 0;
    std::optional<Microseconds> m_perToken;
};

}  // namespace weir::exchange
