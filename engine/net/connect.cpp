// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/connect.hpp"

#include <cerrno>
#include <optional>
#include <system_error>

#include "engine/net/endpoint.hpp"
#include "engine/net/system_sockets.hpp"

namespace weir::net {

namespace {

Error notReached(const Endpoint& endpoint, int number) {
    return Error::unavailable(
        endpoint.text() + " cannot be reached: " + std::generic_category().message(number) + ".",
        "Check that it runs and listens there.");
}

}  // namespace

Task<Result<TcpSocket>> connectTo(Reactor& reactor, IpAddress address, std::uint16_t port,
                                  Milliseconds patience, Cancellation& cancellation) {
    const Endpoint endpoint(address, port);
    const system::Opened opened = system::openSocket(endpoint.family());
    if (opened.error != 0) {
        co_return notReached(endpoint, opened.error);
    }
    // Begun before the poller knows of it: an unconnected socket counts as ended.
    const int begun = system::connect(opened.descriptor, endpoint);
    TcpSocket socket(reactor, opened.descriptor);
    if (begun != 0 && begun != EINPROGRESS) {
        co_return notReached(endpoint, begun);
    }
    switch (co_await socket.writable(patience, cancellation)) {
        case Waited::Ready:
            break;
        case Waited::Cancelled:
            co_return Error::cancelled("The connection was given up.");
        case Waited::TimedOut:
            co_return Error::timeout(endpoint.text() + " does not answer.",
                                     "Check that it runs and that no firewall is between.");
    }
    if (const int error = socket.takeError(); error != 0) {
        co_return notReached(endpoint, error);
    }
    co_return std::move(socket);
}

}  // namespace weir::net
