// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>

#include "engine/base/result.hpp"
#include "engine/net/tcp_socket.hpp"
#include "engine/net/tls_context.hpp"

struct ssl_st;
struct ssl_ctx_st;
struct ssl_session_st;

namespace weir::net {

// The sessions one origin offered, to make the next handshake short. One reactor.
class TlsSessions {
public:
    using Session = std::shared_ptr<ssl_session_st>;

    void keep(Session session) { m_session = std::move(session); }
    const Session& last() const { return m_session; }

private:
    Session m_session;
};

// TLS over a TcpSocket, which it reads and writes itself, so that no byte is in flight between two
// buffers. Like the socket it moves bytes at once or says what to wait for. A peer that ends the
// connection without saying so in TLS has cut it off: Failed, not End.
class TlsChannel {
public:
    // `host` is the name or address that the certificate has to be for.
    static Result<std::unique_ptr<TlsChannel>> make(TcpSocket& socket, TlsContexts::Context context,
                                                    const std::string& host, TlsSessions& sessions);
    ~TlsChannel();
    TlsChannel(const TlsChannel&) = delete;
    TlsChannel& operator=(const TlsChannel&) = delete;

    // Moved when it is done, with nothing moved.
    IoOutcome handshake();
    // Why handshake() failed. Errors: Denied (a certificate that is not trusted), Unavailable.
    Error handshakeError() const;

    IoOutcome read(std::span<char> into);
    IoOutcome write(const TcpSocket::Parts& parts);

    // To be called for every context: new sessions go to the TlsSessions of their channel.
    static void keepSessions(ssl_ctx_st& context);

private:
    TlsChannel(TcpSocket& socket, TlsContexts::Context context, TlsSessions& sessions);
    IoOutcome outcomeOf(int result);
    static int onNewSession(ssl_st* ssl, ssl_session_st* session);

    TcpSocket& m_socket;
    TlsSessions& m_sessions;
    TlsContexts::Context m_context;
    std::string m_host;
    ssl_st* m_ssl = nullptr;
    std::string m_joined;  // parts as one record
};

}  // namespace weir::net
