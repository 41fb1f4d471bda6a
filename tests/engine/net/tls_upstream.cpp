// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/net/tls_upstream.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <vector>

namespace weir::net::test {

TlsUpstream::TlsUpstream(const Identity& identity, Behaviour behaviour)
    : m_behaviour(std::move(behaviour)), m_context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free) {
    // OpenSSL's own socket BIO raises it when the client resets.
    std::signal(SIGPIPE, SIG_IGN);
    SSL_CTX_use_certificate(m_context.get(), identity.certificate.get());
    SSL_CTX_use_PrivateKey(m_context.get(), identity.key.get());
    SSL_CTX_set_session_id_context(m_context.get(), reinterpret_cast<const unsigned char*>("weir"),
                                   4);
    if (m_behaviour.newestVersion != 0) {
        SSL_CTX_set_security_level(m_context.get(), 0);
        SSL_CTX_set_min_proto_version(m_context.get(), m_behaviour.newestVersion);
        SSL_CTX_set_max_proto_version(m_context.get(), m_behaviour.newestVersion);
    }
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), length);
    ::listen(m_listener, 16);
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { work(); });
}

TlsUpstream::~TlsUpstream() {
    m_stopping = true;
    ::shutdown(m_listener, SHUT_RDWR);
    if (const int current = m_current; current >= 0) {
        ::shutdown(current, SHUT_RDWR);
    }
    m_thread.join();
    ::close(m_listener);
}

void TlsUpstream::work() {
    while (!m_stopping) {
        const int fd = ::accept(m_listener, nullptr, nullptr);
        if (fd < 0) {
            return;
        }
        ++m_connections;
        m_current = fd;
        if (m_stopping) {
            ::shutdown(fd, SHUT_RDWR);
        }
        serve(fd);
        m_current = -1;
        ::close(fd);
    }
}

void TlsUpstream::serve(int fd) {
    if (m_behaviour.stall) {
        pollfd waiting{fd, POLLRDHUP, 0};
        ::poll(&waiting, 1, -1);
        return;
    }
    const std::unique_ptr<SSL, void (*)(SSL*)> ssl(SSL_new(m_context.get()), SSL_free);
    SSL_set_fd(ssl.get(), fd);
    if (SSL_accept(ssl.get()) != 1) {
        return;
    }
    m_resumed += SSL_session_reused(ssl.get());
    while (readRequest(ssl.get())) {
        const std::string& answer = m_behaviour.answer;
        if (!answer.empty()) {
            SSL_write(ssl.get(), answer.data(), static_cast<int>(answer.size()));
        }
        if (m_behaviour.closeAfter) {
            break;
        }
    }
    if (m_behaviour.sayEnd) {
        SSL_shutdown(ssl.get());
    }
}

bool TlsUpstream::readRequest(SSL* ssl) {
    std::string heard;
    char buffer[4096];
    while (heard.find("\r\n\r\n") == std::string::npos) {
        const int bytes = SSL_read(ssl, buffer, sizeof(buffer));
        if (bytes <= 0) {
            return false;
        }
        heard.append(buffer, static_cast<std::size_t>(bytes));
    }
    return true;
}

}  // namespace weir::net::test
