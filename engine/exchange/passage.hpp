// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>

#include "engine/providers/health.hpp"

namespace weir::exchange {

// Leave to ask a target, from its breaker. One that finds out whether the target works again is
// given back when nothing came of it.
class Passage {
public:
    Passage(const providers::AttemptHealth& health, providers::Breaker::Entry entry)
        : m_health(health), m_entry(entry) {}
    Passage(Passage&& other) noexcept
        : m_health(other.m_health),
          m_entry(std::exchange(other.m_entry, providers::Breaker::Entry::Call)) {}
    ~Passage() {
        if (m_entry == providers::Breaker::Entry::Probe) {
            m_health.target.giveBackProbe();
        }
    }
    Passage(const Passage&) = delete;
    Passage& operator=(const Passage&) = delete;
    Passage& operator=(Passage&&) = delete;

    providers::AttemptHealth& health() { return m_health; }
    bool isProbe() const { return m_entry == providers::Breaker::Entry::Probe; }
    // The target is told with the result of the attempt.
    providers::Breaker::Entry end() {
        return std::exchange(m_entry, providers::Breaker::Entry::Call);
    }

private:
    providers::AttemptHealth m_health;
    providers::Breaker::Entry m_entry;
};

}  // namespace weir::exchange
