// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <openssl/ssl.h>

#include "engine/net/tcp_socket.hpp"
#include "engine/net/tls_context.hpp"

namespace weir::net {

using TlsSession = std::shared_ptr<SSL_SESSION>;

// One end of TLS, straight on a TcpSocket: no buffers besides OpenSSL's own.
class TlsStream {
public:
    // A session of an earlier connection to the same place, and where new ones go.
    struct Resumption {
        TlsSession session;
        std::function<void(TlsSession)> keep;
    };

    // The client's end. `host` is what the certificate must name; the socket stays where it is.
    TlsStream(TcpSocket& socket, TlsContexts::Context context, const std::string& host,
              Resumption resumption);
    // The server's end; `context` holds its certificate.
    TlsStream(TcpSocket& socket, TlsContexts::Context context);

    // Moved means done.
    IoOutcome handshake();
    // Why a client's handshake failed: Denied when the certificate is not trusted, else
    // Unavailable.
    Error handshakeError(const std::string& host) const;

    // Whether a handshake failed because the peer speaks HTTP without TLS.
    bool heardPlainHttp() const { return m_plainHttp; }

    // Fills `into` with all that is there. End only where the peer announced it (close_notify).
    IoOutcome read(std::span<char> into);
    IoOutcome write(std::string_view bytes);
    // Bytes that were read off the socket already, of which its readiness says nothing.
    bool holdsBytes() const { return SSL_has_pending(m_ssl.get()) == 1; }
    // Tells the peer; without waiting for anything.
    void sayEnd();

    static void keepSessions(SSL_CTX* context);

private:
    struct Free {
        void operator()(SSL* ssl) const { SSL_free(ssl); }
    };

    IoOutcome outcomeOf(int result);
    static int onNewSession(SSL* ssl, SSL_SESSION* session);

    TlsContexts::Context m_context;
    std::unique_ptr<SSL, Free> m_ssl;
    std::function<void(TlsSession)> m_keep;
    std::string m_failure;
    bool m_broken = false;
    bool m_plainHttp = false;
};

}  // namespace weir::net
