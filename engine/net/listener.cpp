// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/listener.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/net/system_sockets.hpp"

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

}  // namespace

Result<std::shared_ptr<Listener>> Listener::open(Reactor& reactor, const IpAddress& address,
                                                 std::uint16_t port) {
    const Endpoint endpoint(address, port);
    const system::Opened opened = system::listenAt(endpoint);
    if (opened.error != 0) {
        return listenError(endpoint.text(), opened.error);
    }
    return std::make_shared<Listener>(reactor, opened.descriptor);
}

Listener::Listener(Reactor& reactor, int descriptor)
    : m_reactor(reactor),
      m_descriptor(descriptor),
      m_bound(system::boundTo(descriptor)),
      m_pause([this] { goOn(); }) {}

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
    system::close(std::exchange(m_descriptor, -1));
}

void Listener::goOn() {
    m_reactor.poller().again(*m_ticket, {.readable = true});
}

void Listener::onReady(Poller::Ready) {
    for (int accepted = 0; accepted < kMostATurn; ++accepted) {
        const system::Arrival arrival = system::accept(m_descriptor);
        if (arrival.error == 0) {
            m_onAccept({arrival.descriptor, arrival.peer.text(), arrival.peer.address()});
            if (!m_ticket) {  // whoever was told has closed this
                return;
            }
            continue;
        }
        switch (arrival.error) {
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
