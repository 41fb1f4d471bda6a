// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/providers/provider.hpp"

namespace weir::exchange {

// Whether a stream keeps up with what is asked of its provider. It is judged once a window, the
// first of which begins with the first token. What counts are the bytes of text, reasoning and
// arguments that came, in estimated tokens: providers say how many tokens it were only at the end.
//
// Time in which the client did not read makes the window longer: nobody can send then.
class Throughput {
public:
    explicit Throughput(const providers::MinThroughput& least) : m_least(least) {}

    bool isDemanded() const { return m_least.tokensPerSecond > 0; }
    bool hasBegun() const { return m_begun != Instant{}; }
    void begin(Instant now, std::uint64_t outputBytes);
    void excuse(Instant::duration clientTook) { m_excused += clientTook; }

    // Until the window may be judged; nothing is left of one that is over.
    Milliseconds left(Instant now) const;
    // At its end, and the next one begins unless it was too slow.
    bool isTooSlow(Instant now, std::uint64_t outputBytes);
    // "it came to 0.8 tokens a second over 30 s, and at least 5 are asked for", of one that was.
    std::string verdict() const;

private:
    providers::MinThroughput m_least;
    Instant m_begun{};
    Instant::duration m_excused{};
    std::uint64_t m_bytes = 0;  // when the window began
    double m_rate = 0;
};

}  // namespace weir::exchange
