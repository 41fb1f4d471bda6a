// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/listener.hpp"

#include <boost/asio/ip/v6_only.hpp>

#include "engine/net/endpoint.hpp"

namespace weir::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr Milliseconds kPause{100};

Error listenError(const std::string& where, const error_code& error) {
    if (error == asio::error::address_in_use) {
        return Error::conflict(where + " is in use by another program.",
                               "Stop that program or choose another port.");
    }
    if (error == asio::error::access_denied) {
        return Error::denied("Listening on " + where + " is not allowed.",
                             "Choose a port over 1023.");
    }
    if (error == asio::error::address_family_not_supported ||
        error == boost::system::errc::address_not_available) {
        return Error::unavailable(where + " is not an address of this machine.",
                                  "Listen on 127.0.0.1 or on an address that it has.");
    }
    return Error::io("Cannot listen on " + where + ": " + error.message() + ".");
}

}  // namespace

Listener::Listener(Reactor& reactor)
    : m_reactor(reactor), m_acceptor(reactor.context()), m_pause([this] { acceptNext(); }) {}

Result<std::shared_ptr<Listener>> Listener::open(Reactor& reactor, const IpAddress& address,
                                                 std::uint16_t port) {
    auto listener = std::make_shared<Listener>(reactor);
    const tcp::endpoint endpoint = toEndpoint(address, port);
    Acceptor& acceptor = listener->m_acceptor;
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        // Only to bind again while old connections of ours are in TIME_WAIT.
        acceptor.set_option(Acceptor::reuse_address(true), error);
    }
    if (!error && address.isV6()) {
        acceptor.set_option(asio::ip::v6_only(true), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(Acceptor::max_listen_connections, error);
    }
    if (error) {
        return listenError(textOf(endpoint), error);
    }
    listener->m_port = acceptor.local_endpoint().port();
    return listener;
}

void Listener::start(std::function<void(Accepted)> onAccept) {
    m_onAccept = std::move(onAccept);
    acceptNext();
}

void Listener::close() {
    error_code ignored;
    m_acceptor.close(ignored);
    m_pause.disarm();
    m_onAccept = nullptr;
}

std::string Listener::address() const {
    error_code ignored;
    return textOf(m_acceptor.local_endpoint(ignored));
}

void Listener::acceptNext() {
    m_acceptor.async_accept(
        [self = shared_from_this()](const error_code& error, TcpSocket::Native socket) {
            if (!self->m_acceptor.is_open()) {
                return;
            }
            if (error == asio::error::no_descriptors || error == asio::error::no_memory) {
                self->m_reactor.timers().arm(self->m_pause, kPause);
                return;
            }
            error_code gone;  // before it was accepted
            const tcp::endpoint peer = socket.remote_endpoint(gone);
            if (!error && !gone) {
                self->m_onAccept({peer.protocol(), socket.release(), textOf(peer)});
            }
            self->acceptNext();
        });
}

}  // namespace weir::net
