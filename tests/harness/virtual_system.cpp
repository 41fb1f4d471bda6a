// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/network.hpp"

// The system of a run: the functions of poller_epoll.cpp and system_sockets_posix.cpp, which the
// linker then leaves out.
namespace weir::net {

using harness::Network;

Poller::Poller() = default;
Poller::~Poller() = default;

std::optional<Poller::Ticket> Poller::add(int descriptor, Watch& watch) {
    const Ticket ticket = enter(watch);
    Network::current().watch(descriptor, ticket);
    return ticket;
}

void Poller::remove(int descriptor, Ticket ticket) {
    Network::current().unwatch(descriptor);
    leave(ticket);
}

void Poller::wait(std::optional<Milliseconds> atMost) {
    const auto news = Network::current().turn(m_again.empty() ? atMost : Milliseconds(0));
    m_telling.swap(m_again);
    for (const Network::News& each : news) {
        tell(each.ticket, each.ready);
    }
    tellAgain();
}

void Poller::wake() {
    Network::current().ring();
}

}  // namespace weir::net

namespace weir::net::system {

using harness::Network;

Opened openSocket(int) {
    return Network::current().openSocket();
}

int connect(int descriptor, const Endpoint& to) {
    return Network::current().connect(descriptor, to.port());
}

Opened listenAt(const Endpoint& at) {
    return Network::current().listenAt(at);
}

Endpoint boundTo(int listener) {
    return Network::current().boundTo(listener);
}

Arrival accept(int listener) {
    return Network::current().accept(listener);
}

Moved receive(int descriptor, std::span<char> into) {
    return Network::current().receive(descriptor, into);
}

Moved send(int descriptor, const std::array<std::string_view, 3>& parts) {
    return Network::current().send(descriptor, parts);
}

void sendAtOnce(int) {}

int takeError(int descriptor) {
    return Network::current().takeError(descriptor);
}

void endWriting(int descriptor) {
    Network::current().endWriting(descriptor);
}

void resetAtClose(int descriptor) {
    Network::current().resetAtClose(descriptor);
}

void close(int descriptor) {
    Network::current().close(descriptor);
}

}  // namespace weir::net::system
