// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "engine/policy/rate_limits/rate_board.hpp"

namespace weir::policy {

// Who is told when the lock is gone: it is declared before the lock that it outlives.
class RateBoard::Woken {
public:
    Woken() = default;
    Woken(const Woken&) = delete;
    Woken& operator=(const Woken&) = delete;
    ~Woken() {
        for (const auto& tell : m_tell) {
            tell();
        }
    }

    void add(std::function<void()> tell) { m_tell.push_back(std::move(tell)); }

private:
    std::vector<std::function<void()>> m_tell;
};

}  // namespace weir::policy
