// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/base/clock.hpp"

namespace weir::control {

// How often somebody came with a token that lets nobody in, by address without port. A token has
// 160 random bits, so this guards the gateway's time and its log, not the token: a right one is let
// in whatever came before it from the same address. One thread.
class FailedTries {
public:
    static constexpr unsigned kMost = 10;
    static constexpr Milliseconds kWindow{60'000};
    static constexpr std::size_t kMostAddresses = 1024;

    // How long the wrong tokens of an address are turned away at once; 0: not at all.
    Milliseconds waitOf(std::string_view address, Instant now) const;
    void add(std::string_view address, Instant now);
    void forget(std::string_view address) { m_tries.erase(std::string(address)); }

private:
    struct Tries {
        unsigned count = 0;
        Instant until{};
    };

    std::unordered_map<std::string, Tries> m_tries;
};

}  // namespace weir::control
