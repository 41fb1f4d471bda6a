// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/listener.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace weir::net {

namespace {

constexpr Milliseconds kPause{100};
// At one go; those that are connected have a turn in between.
constexpr int kMostATurn = 64;

Error listenError(const std::string& where, int number) {
    switch (number) {
        case EADDRINUSE:
            return Error::conflict(where + " is in use by another program.",
                                   "Stop that program or choose another port.");
        case EACCES:
            return Error::denied("Listening on " + where + " is not allowed.",
                                 "Choose a port over 1023.");
        case EAFNOSUPPORT:
        case EADDRNOTAVAIL:
            return Error::unavailable(where + " is not an address of this machine.",
                                      "Listen on 127.0.0.1 or on an address that it has.");
        default:
            return Error::io("Cannot listen on " + where + ": " +
                             std::generic_category().message(number) + ".");
    }
}

bool switchOn(int descriptor, int level, int option) {
    const int on = 1;
    return ::setsockopt(descriptor, level, option, &on, sizeof(on)) == 0;
}

bool beginListening(int descriptor, const Endpoint& endpoint) {
    // SO_REUSEADDR only to bind again while old connections of ours are in TIME_WAIT.
    return switchOn(descriptor, SOL_SOCKET, SO_REUSEADDR) &&
           (endpoint.family() != AF_INET6 || switchOn(descriptor, IPPROTO_IPV6, IPV6_V6ONLY)) &&
           ::bind(descriptor, endpoint.data(), endpoint.size()) == 0 &&
           ::listen(descriptor, SOMAXCONN) == 0;
}

}  // namespace

Result<std::shared_ptr<Listener>> Listener::open(Reactor& reactor, const IpAddress& address,
                                                 std::uint16_t port) {
    const Endpoint endpoint(address, port);
    const int descriptor =
        ::socket(endpoint.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
    if (descriptor < 0) {
        return listenError(endpoint.text(), errno);
    }
    if (!beginListening(descriptor, endpoint)) {
        const int number = errno;
        ::close(descriptor);
        return listenError(endpoint.text(), number);
    }
    return std::make_shared<Listener>(reactor, descriptor);
}

Listener::Listener(Reactor& reactor, int descriptor)
    : m_reactor(reactor), m_descriptor(descriptor), m_pause([this] { goOn(); }) {
    ::getsockname(descriptor, m_bound.data(), &m_bound.size());
}

void Listener::start(std::function<void(Accepted)> onAccept) {
    m_onAccept = std::move(onAccept);
    m_ticket = m_reactor.poller().add(m_descriptor, *this);
}

void Listener::close() {
    if (m_descriptor < 0) {
        return;
    }
    if (m_ticket) {
        m_reactor.poller().remove(m_descriptor, *m_ticket);
    }
    m_ticket.reset();
    m_pause.disarm();
    m_onAccept = nullptr;
    ::close(std::exchange(m_descriptor, -1));
}

void Listener::goOn() {
    m_reactor.poller().again(*m_ticket, {.readable = true});
}

void Listener::onReady(Poller::Ready) {
    for (int accepted = 0; accepted < kMostATurn; ++accepted) {
        Endpoint peer;
        const int descriptor =
            ::accept4(m_descriptor, peer.data(), &peer.size(), SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            m_onAccept({descriptor, peer.text(), peer.address()});
            if (!m_ticket) {  // whoever was told has closed this
                return;
            }
            continue;
        }
        switch (errno) {
            case EAGAIN:
                return;
            case EMFILE:
            case ENFILE:
            case ENOBUFS:
            case ENOMEM:
                m_reactor.timers().arm(m_pause, kPause);
                return;
            default:
                break;  // that one was gone before it was accepted
        }
    }
    goOn();
}

}  // namespace weir::net
