// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace weir::app {

// Requests of each of the last 60 seconds, from a counter that is read once a second.
class RequestMeter {
public:
    static constexpr std::size_t kSeconds = 60;

    // `begun` is how many there were since the start.
    void tick(std::uint64_t begun) {
        m_seconds[m_next] = static_cast<std::uint32_t>(begun - m_begun);
        m_next = (m_next + 1) % kSeconds;
        m_begun = begun;
    }

    // Oldest first.
    std::vector<std::uint32_t> seconds() const {
        std::vector<std::uint32_t> all(m_seconds.begin() + static_cast<std::ptrdiff_t>(m_next),
                                       m_seconds.end());
        all.insert(all.end(), m_seconds.begin(),
                   m_seconds.begin() + static_cast<std::ptrdiff_t>(m_next));
        return all;
    }

    // Over the last ten seconds.
    double perSecond() const {
        constexpr std::size_t kWindow = 10;
        std::uint64_t sum = 0;
        for (std::size_t back = 1; back <= kWindow; ++back) {
            sum += m_seconds[(m_next + kSeconds - back) % kSeconds];
        }
        return static_cast<double>(sum) / static_cast<double>(kWindow);
    }

private:
    std::array<std::uint32_t, kSeconds> m_seconds{};
    std::size_t m_next = 0;
    std::uint64_t m_begun = 0;
};

}  // namespace weir::app
