// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

#include "engine/net/ip_address.hpp"

namespace weir::net {

// How many connections each address has open. A network of IPv6 (/64) is one address, because one
// machine has all of it. Loopback is not counted: who shares this machine shares that address. Safe
// from any thread.
class PeerCounts : public std::enable_shared_from_this<PeerCounts> {
public:
    // Held for as long as the connection; it keeps the counts alive.
    using Place = std::shared_ptr<const void>;

    // Null: the address has that many already.
    Place take(const IpAddress& address, std::size_t most);
    std::size_t addresses() const;

private:
    using Key = std::array<std::uint8_t, 9>;
    static Key keyOf(const IpAddress& address);
    void give(const Key& key);

    mutable std::mutex m_mutex;
    std::map<Key, std::size_t> m_counts;
};

}  // namespace weir::net
