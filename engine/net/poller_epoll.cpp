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
    const Ticket ticket = enter(watch);
    epoll_event wanted = event(EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, ticket);
    if (::epoll_ctl(m_queue, EPOLL_CTL_ADD, descriptor, &wanted) != 0) {
        leave(ticket);
        return std::nullopt;
    }
    return ticket;
}

void Poller::remove(int descriptor, Ticket ticket) {
    epoll_event ignored{};  // before Linux 2.6.9 it had to be there
    ::epoll_ctl(m_queue, EPOLL_CTL_DEL, descriptor, &ignored);
    leave(ticket);
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
    tellAgain();
}

void Poller::wake() {
    // Never read: each ring is a change, which is what is told of. It is full after 2^64 of them.
    const std::uint64_t one = 1;
    while (::write(m_bell, &one, sizeof(one)) < 0 && errno == EINTR) {
    }
}

}  // namespace weir::net
