// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/random.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace weir {

std::uint64_t Random::next() {
    std::uint64_t value = 0;
    fill(std::as_writable_bytes(std::span(&value, 1)));
    return value;
}

std::uint64_t Random::below(std::uint64_t bound) {
    // Rejects the short last stretch, so that every value is equally likely.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t value = next();
    while (value >= limit) {
        value = next();
    }
    return value % bound;
}

void SystemRandom::fill(std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        if (m_used == sizeof(m_block)) {
            if (RAND_bytes(reinterpret_cast<unsigned char*>(m_block), sizeof(m_block)) != 1) {
                throw std::runtime_error("the system's random generator does not answer");
            }
            m_used = 0;
        }
        const std::size_t count = std::min(bytes.size(), sizeof(m_block) - m_used);
        std::memcpy(bytes.data(), m_block + m_used, count);
        OPENSSL_cleanse(m_block + m_used, count);
        m_used += count;
        bytes = bytes.subspan(count);
    }
}

}  // namespace weir
