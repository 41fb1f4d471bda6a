// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/connect.hpp"

#include <memory>
#include <optional>

#include "engine/net/endpoint.hpp"

namespace weir::net {

namespace {

// Shared with Asio's handler, which may come after the one who waited has gone.
struct Attempt {
    explicit Attempt(Reactor& reactor) : socket(reactor.context()) {}

    TcpSocket::Native socket;
    Suspension* suspension = nullptr;
    std::optional<boost::system::error_code> outcome;
};

}  // namespace

Task<Result<TcpSocket>> connectTo(Reactor& reactor, IpAddress address, std::uint16_t port,
                                  Milliseconds patience, Cancellation& cancellation) {
    struct Leave {
        Attempt& attempt;
        ~Leave() {
            attempt.suspension = nullptr;
            if (!attempt.outcome) {
                boost::system::error_code ignored;
                attempt.socket.close(ignored);
            }
        }
    };
    const auto attempt = std::make_shared<Attempt>(reactor);
    Suspension suspension(cancellation);
    attempt->suspension = &suspension;
    const Leave leave{*attempt};
    const auto endpoint = toEndpoint(address, port);
    attempt->socket.async_connect(endpoint, [attempt](const boost::system::error_code& error) {
        if (attempt->suspension) {
            attempt->outcome = error;
            attempt->suspension->wake();
        }
    });
    Timer timer([&suspension] { suspension.wake(); });
    reactor.timers().arm(timer, patience);
    if (co_await suspension == Woken::Cancelled) {
        co_return Error::cancelled("The connection was given up.");
    }
    if (!attempt->outcome) {
        co_return Error::timeout(textOf(endpoint) + " does not answer.",
                                 "Check that it runs and that no firewall is between.");
    }
    if (*attempt->outcome) {
        co_return Error::unavailable(
            textOf(endpoint) + " cannot be reached: " + attempt->outcome->message() + ".",
            "Check that it runs and listens there.");
    }
    co_return TcpSocket(reactor, std::move(attempt->socket));
}

}  // namespace weir::net
