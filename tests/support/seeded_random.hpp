// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>

#include "engine/base/random.hpp"

namespace weir::test {

// The same bytes for the same seed.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}

    void fill(std::span<std::byte> bytes) override {
        for (std::byte& byte : bytes) {
            byte = static_cast<std::byte>(m_engine());
        }
    }

private:
    std::mt19937_64 m_engine;
};

}  // namespace weir::test
