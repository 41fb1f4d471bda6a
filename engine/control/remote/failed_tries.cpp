// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/remote/failed_tries.hpp"

#include <algorithm>

namespace weir::control {

Milliseconds FailedTries::waitOf(std::string_view address, Instant now) const {
    const auto found = m_tries.find(std::string(address));
    if (found == m_tries.end() || found->second.count < kMost || found->second.until <= now) {
        return Milliseconds(0);
    }
    return std::chrono::ceil<Milliseconds>(found->second.until - now);
}

void FailedTries::add(std::string_view address, Instant now) {
    if (m_tries.size() >= kMostAddresses) {
        std::erase_if(m_tries, [&](const auto& each) { return each.second.until <= now; });
    }
    if (m_tries.size() >= kMostAddresses) {
        const auto oldest = std::ranges::min_element(
            m_tries, {}, [](const auto& each) { return each.second.until; });
        m_tries.erase(oldest);
    }
    Tries& tries = m_tries[std::string(address)];
    if (tries.until <= now) {
        tries.count = 0;
    }
    ++tries.count;
    tries.until = now + kWindow;
}

}  // namespace weir::control
