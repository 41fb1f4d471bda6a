// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/rate_limits/sliding_window.hpp"

#include <algorithm>

namespace weir::policy {

void SlidingWindow::advance(Slot now) {
    if (now <= m_newest) {
        return;
    }
    if (m_sum.none()) {
        m_newest = now;  // every slot is empty
        return;
    }
    const Slot steps = std::min(now - m_newest, static_cast<Slot>(kKept));
    for (Slot slot = now - steps + 1; slot <= now; ++slot) {
        Amounts& reused = m_slots[place(slot)];
        m_sum -= reused;
        reused = {};
    }
    m_newest = now;
}

void SlidingWindow::add(const Amounts& amounts) {
    m_slots[place(m_newest)] += amounts;
    m_sum += amounts;
}

void SlidingWindow::takeBack(Slot slot, const Amounts& amounts) {
    if (slot + kSlotsOfPeriod < m_newest) {
        return;
    }
    m_slots[place(slot)] -= amounts;
    m_sum -= amounts;
}

}  // namespace weir::policy
