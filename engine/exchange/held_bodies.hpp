// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>

namespace weir::exchange {

// How many bytes of requests are held at once, over all exchanges. One limit a request does not
// bound what ten thousand of them hold together.
class HeldBodies {
public:
    bool take(std::size_t bytes, std::size_t most) {
        const std::size_t before = m_held.fetch_add(bytes, std::memory_order_relaxed);
        if (before + bytes <= most || before == 0) {
            return true;  // one that is over it by itself is the matter of its own limit
        }
        give(bytes);
        return false;
    }
    void give(std::size_t bytes) { m_held.fetch_sub(bytes, std::memory_order_relaxed); }
    std::size_t held() const { return m_held.load(std::memory_order_relaxed); }

private:
    std::atomic<std::size_t> m_held = 0;
};

// The part of one request.
class HeldBody {
public:
    explicit HeldBody(HeldBodies& all) : m_all(all) {}
    ~HeldBody() { m_all.give(m_taken); }
    HeldBody(const HeldBody&) = delete;
    HeldBody& operator=(const HeldBody&) = delete;

    // Once. False: the others hold too much already.
    bool take(std::size_t bytes, std::size_t most) {
        if (!m_all.take(bytes, most)) {
            return false;
        }
        m_taken = bytes;
        return true;
    }
    // It turned out to be that large, and no larger than what was taken.
    void keep(std::size_t bytes) {
        m_all.give(m_taken - bytes);
        m_taken = bytes;
    }

private:
    HeldBodies& m_all;
    std::size_t m_taken = 0;
};

}  // namespace weir::exchange
