// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/poller.hpp"

// What does not depend on the system: who watches which descriptor.
namespace weir::net {

namespace {

constexpr std::uint32_t slotOf(Poller::Ticket ticket) {
    return static_cast<std::uint32_t>(ticket);
}

constexpr std::uint32_t generationOf(Poller::Ticket ticket) {
    return static_cast<std::uint32_t>(ticket >> 32);
}

}  // namespace

Poller::Ticket Poller::enter(Watch& watch) {
    if (m_free.empty()) {
        m_free.push_back(static_cast<std::uint32_t>(m_slots.size()));
        m_slots.emplace_back();
    }
    const std::uint32_t place = m_free.back();
    m_free.pop_back();
    m_slots[place].watch = &watch;
    return Ticket{m_slots[place].generation} << 32 | place;
}

void Poller::leave(Ticket ticket) {
    Slot& slot = m_slots[slotOf(ticket)];
    slot.watch = nullptr;
    ++slot.generation;
    m_free.push_back(slotOf(ticket));
}

void Poller::again(Ticket ticket, Ready ready) {
    m_again.push_back({ticket, ready});
}

void Poller::tell(Ticket ticket, Ready ready) {
    // One that was removed meanwhile, in this turn too, has another generation.
    const Slot& slot = m_slots[slotOf(ticket)];
    if (slot.watch && slot.generation == generationOf(ticket)) {
        slot.watch->onReady(ready);
    }
}

void Poller::tellAgain() {
    for (const Repeat& each : m_telling) {
        tell(each.ticket, each.ready);
    }
    m_telling.clear();
}

}  // namespace weir::net
