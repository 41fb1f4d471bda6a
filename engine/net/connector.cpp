// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/connector.hpp"

#include <sys/socket.h>
#include <system_error>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <utility>
#include <vector>

#include "engine/net/endpoint.hpp"

namespace weir::net {

namespace {

// While another address is left to try, one that does not answer gets no more than this.
constexpr Milliseconds kPatienceWithOthers{2'000};

// One connection being made, and the time it has left.
class Connector {
public:
    Connector(Reactor& reactor, const UpstreamAddress& address, Cancellation& cancellation)
        : m_reactor(reactor),
          m_address(address),
          m_cancellation(cancellation),
          m_deadline(reactor.clock().instant() + address.connectTime) {}

    Milliseconds left() const {
        return std::max(Milliseconds(1),
                        std::chrono::ceil<Milliseconds>(m_deadline - m_reactor.clock().instant()));
    }
    Microseconds lap() {
        const Instant now = m_reactor.clock().instant();
        return std::chrono::duration_cast<Microseconds>(now - std::exchange(m_lap, now));
    }

    Result<std::vector<IpAddress>> allowed(const std::vector<IpAddress>& addresses) const;
    Task<Result<std::unique_ptr<Channel>>> connect(const std::vector<IpAddress>& addresses);
    Task<Result<void>> shakeHands(Channel& channel, TlsContexts& contexts, TlsSessions& sessions);

private:
    Task<Result<std::unique_ptr<Channel>>> connectOne(const IpAddress& address,
                                                      Milliseconds patience);
    Error refused(const IpAddress& address, int error) const;
    Error gaveUp() const { return Error::cancelled("The connection was given up."); }

    Reactor& m_reactor;
    const UpstreamAddress& m_address;
    Cancellation& m_cancellation;
    const Instant m_deadline;
    Instant m_lap = m_reactor.clock().instant();
};

Result<std::vector<IpAddress>> Connector::allowed(const std::vector<IpAddress>& addresses) const {
    std::vector<IpAddress> good;
    std::optional<Error> why;
    for (const IpAddress& each : addresses) {
        if (auto checked = checkReach(each, m_address.origin.host, m_address.local); checked) {
            good.push_back(each);
        } else if (!why) {
            why = std::move(checked.error());
        }
    }
    if (good.empty()) {
        return why ? *std::move(why) : Error::notFound("The host has no address.");
    }
    return good;
}

Task<Result<std::unique_ptr<Channel>>> Connector::connect(const std::vector<IpAddress>& addresses) {
    std::optional<Error> last;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const bool others = i + 1 < addresses.size();
        auto channel = co_await connectOne(addresses[i],
                                           others ? std::min(left(), kPatienceWithOthers) : left());
        if (channel || channel.error().code == ErrorCode::Cancelled) {
            co_return channel;
        }
        last = std::move(channel.error());
    }
    co_return *std::move(last);
}

Task<Result<std::unique_ptr<Channel>>> Connector::connectOne(const IpAddress& address,
                                                             Milliseconds patience) {
    const auto endpoint = toEndpoint(address, m_address.origin.port);
    TcpSocket::Native native(m_reactor.context());
    boost::system::error_code error;
    native.open(endpoint.protocol(), error);
    if (!error) {
        native.non_blocking(true, error);
    }
    if (error) {
        co_return Error::io("No socket can be opened: " + error.message() + ".");
    }
    const int descriptor = native.native_handle();
    auto channel = std::make_unique<Channel>(m_reactor, std::move(native));
    // Not Asio's connect(): on a non-blocking socket that one blocks in poll.
    if (::connect(descriptor, endpoint.data(), static_cast<socklen_t>(endpoint.size())) == 0) {
        co_return channel;
    }
    if (errno != EINPROGRESS) {
        co_return refused(address, errno);
    }
    switch (co_await channel->socket().writable(patience, m_cancellation)) {
        case Waited::Cancelled:
            co_return gaveUp();
        case Waited::TimedOut:
            co_return Error::timeout(m_address.origin.address() + " (" + address.text() +
                                     ") does not answer.");
        case Waited::Ready:
            break;
    }
    int failure = 0;
    socklen_t size = sizeof(failure);
    ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &failure, &size);
    if (failure != 0) {
        co_return refused(address, failure);
    }
    co_return channel;
}

Error Connector::refused(const IpAddress& address, int error) const {
    return Error::unavailable("No connection to " + m_address.origin.address() + " (" +
                              address.text() + "): " + std::generic_category().message(error) +
                              ".");
}

Task<Result<void>> Connector::shakeHands(Channel& channel, TlsContexts& contexts,
                                         TlsSessions& sessions) {
    auto context = contexts.get(m_address.caFile);
    if (!context) {
        co_return std::move(context.error());
    }
    auto made =
        TlsChannel::make(channel.socket(), *std::move(context), m_address.origin.host, sessions);
    if (!made) {
        co_return std::move(made.error());
    }
    for (;;) {
        const IoOutcome outcome = (*made)->handshake();
        if (outcome.kind == IoOutcome::Kind::Moved) {
            channel.secure(*std::move(made));
            co_return Result<void>();
        }
        if (outcome.kind != IoOutcome::Kind::WantRead &&
            outcome.kind != IoOutcome::Kind::WantWrite) {
            co_return (*made)->handshakeError();
        }
        switch (co_await channel.wait(outcome.kind, left(), m_cancellation)) {
            case Waited::Ready:
                break;
            case Waited::Cancelled:
                co_return gaveUp();
            case Waited::TimedOut:
                co_return Error::timeout("The TLS handshake with " + m_address.origin.address() +
                                         " did not end in time.");
        }
    }
}

}  // namespace

Task<Result<Connected>> connectTo(Reactor& reactor, Resolver& resolver, TlsContexts& contexts,
                                  TlsSessions& sessions, const UpstreamAddress& address,
                                  Cancellation& cancellation) {
    if (address.origin.scheme == Scheme::Http && !address.local) {
        co_return Error::denied("Plain http is for local providers only, and " +
                                    address.origin.address() + " is not one.",
                                "Use https.");
    }
    Connector connector(reactor, address, cancellation);
    auto resolved =
        co_await resolver.resolve(reactor, address.origin.host, connector.left(), cancellation);
    if (!resolved) {
        co_return std::move(resolved.error());
    }
    const auto addresses = connector.allowed(*resolved);
    if (!addresses) {
        co_return addresses.error();
    }
    Connected connected;
    connected.times.resolve = connector.lap();
    auto channel = co_await connector.connect(*addresses);
    if (!channel) {
        co_return std::move(channel.error());
    }
    connected.times.connect = connector.lap();
    if (address.origin.scheme == Scheme::Https) {
        if (auto shaken = co_await connector.shakeHands(**channel, contexts, sessions); !shaken) {
            co_return std::move(shaken.error());
        }
        connected.times.tls = connector.lap();
    }
    connected.channel = *std::move(channel);
    co_return connected;
}

}  // namespace weir::net
