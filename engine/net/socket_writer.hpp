// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/result.hpp"
#include "engine/net/task.hpp"
#include "engine/net/tcp_socket.hpp"
#include "engine/net/tls_stream.hpp"

namespace weir::net {

// Writes through to a socket, and holds only what it did not take: never more than one message,
// since the writer waits until that is gone.
class SocketWriter {
public:
    SocketWriter(TcpSocket& socket, Milliseconds patience)
        : m_socket(socket), m_patience(patience) {}

    // From now on everything goes through this end of TLS, which is on the same socket.
    void encrypt(TlsStream& tls) { m_tls = &tls; }
    // And no longer, before anything was written.
    void speakPlainly() { m_tls = nullptr; }

    // Errors: Closed, Timeout (the peer took nothing for as long as the patience), Cancelled: the
    // parts were taken over and go out before those of the next call.
    Task<Result<void>> write(TcpSocket::Parts parts, Cancellation& cancellation);
    // Waits until the socket has what was taken over. Errors as above.
    Task<Result<void>> flush(Cancellation& cancellation);
    // Without waiting: what the socket does not take is held. False: the peer is gone.
    bool put(const TcpSocket::Parts& parts);

    // Whether something was taken over that the socket has not got yet.
    bool holding() const { return !m_held.empty(); }
    // What the socket took so far.
    std::uint64_t bytes() const { return m_bytes; }

private:
    void hold(const TcpSocket::Parts& parts, std::size_t written);
    IoOutcome writeHeld();

    TcpSocket& m_socket;
    TlsStream* m_tls = nullptr;
    const Milliseconds m_patience;
    std::string m_held;
    std::size_t m_heldFrom = 0;
    std::uint64_t m_bytes = 0;
};

}  // namespace weir::net
