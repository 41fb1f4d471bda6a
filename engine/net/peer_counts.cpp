// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/peer_counts.hpp"

#include <algorithm>

namespace weir::net {

PeerCounts::Place PeerCounts::take(const IpAddress& address, std::size_t most) {
    if (address.reach() == Reach::Loopback) {
        return shared_from_this();
    }
    const Key key = keyOf(address);
    {
        const std::lock_guard lock(m_mutex);
        std::size_t& count = m_counts[key];
        if (count >= most) {
            return nullptr;
        }
        ++count;
    }
    return {static_cast<const void*>(this),
            [self = shared_from_this(), key](const void*) { self->give(key); }};
}

std::size_t PeerCounts::addresses() const {
    const std::lock_guard lock(m_mutex);
    return m_counts.size();
}

PeerCounts::Key PeerCounts::keyOf(const IpAddress& address) {
    Key key{};
    key.front() = address.isV6() ? 6 : 4;
    std::copy_n(address.bytes().begin(), address.isV6() ? 8 : 4, key.begin() + 1);
    return key;
}

void PeerCounts::give(const Key& key) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_counts.find(key);
    if (found != m_counts.end() && --found->second == 0) {
        m_counts.erase(found);
    }
}

}  // namespace weir::net
