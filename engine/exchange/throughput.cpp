// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/throughput.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/dialects/common/estimate.hpp"

namespace weir::exchange {

void Throughput::begin(Instant now, std::uint64_t outputBytes) {
    m_begun = now;
    m_excused = {};
    m_bytes = outputBytes;
}

Milliseconds Throughput::left(Instant now) const {
    const Instant end = m_begun + m_least.over + m_excused;
    return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(end - now));
}

bool Throughput::isTooSlow(Instant now, std::uint64_t outputBytes) {
    const std::chrono::duration<double> took = now - m_begun - m_excused;
    const auto tokens = static_cast<double>(dialects::tokensOfBytes(outputBytes - m_bytes));
    m_rate = tokens / std::max(took.count(), 0.001);
    if (m_rate < m_least.tokensPerSecond) {
        return true;
    }
    begin(now, outputBytes);
    return false;
}

std::string Throughput::verdict() const {
    const std::chrono::duration<double> over = m_least.over;
    return fmt::format(
        "it came to {:.1f} tokens a second over {:g} s, and at least {} are asked for", m_rate,
        over.count(), m_least.tokensPerSecond);
}

}  // namespace weir::exchange
