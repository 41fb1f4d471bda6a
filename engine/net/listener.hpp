// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/base/result.hpp"
#include "engine/net/endpoint.hpp"
#include "engine/net/ip_address.hpp"
#include "engine/net/reactor.hpp"

namespace weir::net {

// One listening socket. The address is exclusive: a second listener, of this process or another,
// would take half of the connections.
class Listener final : private Poller::Watch {
public:
    struct Accepted {
        int descriptor = -1;  // non-blocking; the receiver's to close
        std::string peer;     // "127.0.0.1:50312"
        IpAddress address;    // of the same
    };

    // Errors: Conflict, Denied, Unavailable (no such address here), Io.
    static Result<std::shared_ptr<Listener>> open(Reactor& reactor, const IpAddress& address,
                                                  std::uint16_t port);
    // Takes over the descriptor of a socket that listens.
    Listener(Reactor& reactor, int descriptor);
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() { close(); }

    // On the reactor's thread, or before it runs; close() likewise.
    void start(std::function<void(Accepted)> onAccept);
    void close();

    std::uint16_t port() const { return m_bound.port(); }
    std::string address() const { return m_bound.text(); }

private:
    void onReady(Poller::Ready ready) override;
    void goOn();

    Reactor& m_reactor;
    int m_descriptor = -1;
    std::optional<Poller::Ticket> m_ticket;
    Endpoint m_bound;
    Timer m_pause;  // while descriptors have run out
    std::function<void(Accepted)> m_onAccept;
};

}  // namespace weir::net
