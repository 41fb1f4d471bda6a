// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "engine/net/tcp_socket.hpp"
#include "engine/net/tls_channel.hpp"

namespace weir::net {

// A socket to an upstream, plain or under TLS, moved by the same calls.
class Channel {
public:
    Channel(Reactor& reactor, TcpSocket::Native native) : m_socket(reactor, std::move(native)) {}

    TcpSocket& socket() { return m_socket; }
    void secure(std::unique_ptr<TlsChannel> tls) { m_tls = std::move(tls); }

    IoOutcome read(std::span<char> into) { return m_tls ? m_tls->read(into) : m_socket.read(into); }
    IoOutcome write(const TcpSocket::Parts& parts) {
        return m_tls ? m_tls->write(parts) : m_socket.write(parts);
    }

    // Until the socket can do what the outcome wants.
    Task<Waited> wait(IoOutcome::Kind want, Milliseconds patience, Cancellation& cancellation) {
        return want == IoOutcome::Kind::WantWrite ? m_socket.writable(patience, cancellation)
                                                  : m_socket.readable(patience, cancellation);
    }

private:
    TcpSocket m_socket;
    std::unique_ptr<TlsChannel> m_tls;
};

}  // namespace weir::net
