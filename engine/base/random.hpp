// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace weir {

// Handed in everywhere, so that one seed replays a run.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;

    std::uint64_t next();
    // Uniform in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
};

// The operating system's generator, fit for keys; read in blocks, so an id costs no system call.
// One per thread: not for concurrent use.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::byte> bytes) override;

private:
    std::byte m_block[256];
    std::size_t m_used = sizeof(m_block);
};

}  // namespace weir
