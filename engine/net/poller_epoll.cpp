// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <system_error>

#include "engine/net/poller.hpp"

namespace weir::net {

namespace {

constexpr std::size_t kEventsATurn = 256;
constexpr Poller::Ticket kBell = ~Poller::Ticket{0};

constexpr std::uint32_t slotOf(Poller::Ticket ticket) {
    return static_cast<std::uint32_t>(ticket);
}

constexpr std::uint32_t generationOf(Poller::Ticket ticket) {
    return static_cast<std::uint32_t>(ticket >> 32);
}

epoll_event event(std::uint32_t wanted, Poller::Ticket ticket) {
    epoll_event made{};
    made.events = wanted;
    made.data.u64 = ticket;
    return made;
}

int timeout(std::optional<Milliseconds> atMost) {
    if (!atMost) {
        return -1;
    }
    return static_cast<int>(
        std::clamp<Milliseconds::rep>(atMost->count(), 0, std::numeric_limits<int>::max()));
}

}  // namespace

Poller::Poller()
    : m_queue(::epoll_create1(EPOLL_CLOEXEC)), m_bell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    epoll_event bell = event(EPOLLIN | EPOLLET, kBell);
    if (m_queue < 0 || m_bell < 0 || ::epoll_ctl(m_queue, EPOLL_CTL_ADD, m_bell, &bell) != 0) {
        throw std::system_error(errno, std::generic_category(), "epoll");
    }
}

Poller::~Poller() {
    ::close(m_bell);
    ::close(m_queue);
}

std::optional<Poller::Ticket> Poller::add(int descriptor, Watch& watch) {
    if (m_free.empty()) {
        m_free.push_back(static_cast<std::uint32_t>(m_slots.size()));
        m_slots.emplace_back();
    }
    const std::uint32_t place = m_free.back();
    const Ticket ticket = Ticket{m_slots[place].generation} << 32 | place;
    epoll_event wanted = event(EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, ticket);
    if (::epoll_ctl(m_queue, EPOLL_CTL_ADD, descriptor, &wanted) != 0) {
        return std::nullopt;
    }
    m_free.pop_back();
    m_slots[place].watch = &watch;
    return ticket;
}

void Poller::remove(int descriptor, Ticket ticket) {
    epoll_event ignored{};  // before Linux 2.6.9 it had to be there
    ::epoll_ctl(m_queue, EPOLL_CTL_DEL, descriptor, &ignored);
    Slot& slot = m_slots[slotOf(ticket)];
    slot.watch = nullptr;
    ++slot.generation;
    m_free.push_back(slotOf(ticket));
}

void Poller::again(Ticket ticket, Ready ready) {
    m_again.push_back({ticket, ready});
}

void Poller::wait(std::optional<Milliseconds> atMost) {
    // Left as it is, and not cleared: what is in it is written before it is read.
    std::array<epoll_event, kEventsATurn> events;
    const int count = ::epoll_wait(m_queue, events.data(), static_cast<int>(events.size()),
                                   m_again.empty() ? timeout(atMost) : 0);
    m_telling.swap(m_again);
    for (int i = 0; i < count; ++i) {
        const std::uint32_t what = events[static_cast<std::size_t>(i)].events;
        const Ticket ticket = events[static_cast<std::size_t>(i)].data.u64;
        if (ticket == kBell) {
            continue;
        }
        const bool broken = (what & (EPOLLERR | EPOLLHUP)) != 0;
        const bool ended = broken || (what & EPOLLRDHUP) != 0;
        tell(ticket, {.readable = ended || (what & EPOLLIN) != 0,
                      .writable = broken || (what & EPOLLOUT) != 0,
                      .ended = ended});
    }
    for (const Repeat& each : m_telling) {
        tell(each.ticket, each.ready);
    }
    m_telling.clear();
}

void Poller::tell(Ticket ticket, Ready ready) {
    // One that was removed meanwhile, in this turn too, has another generation.
    const Slot& slot = m_slots[slotOf(ticket)];
    if (slot.watch && slot.generation == generationOf(ticket)) {
        slot.watch->onReady(ready);
    }
}

void Poller::wake() {
    // Never read: each ring is a change, which is what is told of. It is full after 2^64 of them.
    const std::uint64_t one = 1;
    while (::write(m_bell, &one, sizeof(one)) < 0 && errno == EINTR) {
    }
}

}  // namespace weir::net
