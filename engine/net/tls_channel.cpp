// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/tls_channel.hpp"

#include <climits>
#include <utility>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "engine/net/ip_address.hpp"

namespace weir::net {

namespace {

// What is joined to go out as one record; a larger body is a record of its own anyway.
constexpr std::size_t kJoin = 16 * 1024;

TcpSocket& socketOf(BIO* bio) {
    return *static_cast<TcpSocket*>(BIO_get_data(bio));
}

// OpenSSL's own socket BIO writes with write(), which raises SIGPIPE.
int bioWrite(BIO* bio, const char* bytes, int count) {
    BIO_clear_retry_flags(bio);
    const IoOutcome outcome =
        socketOf(bio).write({std::string_view(bytes, static_cast<std::size_t>(count)), {}, {}});
    if (outcome.kind == IoOutcome::Kind::Moved) {
        return static_cast<int>(outcome.bytes);
    }
    if (outcome.kind == IoOutcome::Kind::WantWrite) {
        BIO_set_retry_write(bio);
    }
    return -1;
}

int bioRead(BIO* bio, char* into, int count) {
    BIO_clear_retry_flags(bio);
    const IoOutcome outcome = socketOf(bio).read({into, static_cast<std::size_t>(count)});
    switch (outcome.kind) {
        case IoOutcome::Kind::Moved:
            return static_cast<int>(outcome.bytes);
        case IoOutcome::Kind::WantRead:
            BIO_set_retry_read(bio);
            return -1;
        case IoOutcome::Kind::End:
            return 0;
        default:
            return -1;
    }
}

long bioControl(BIO*, int command, long, void*) {
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

BIO_METHOD* socketMethod() {
    static BIO_METHOD* const method = [] {
        BIO_METHOD* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "weir socket");
        BIO_meth_set_write(made, bioWrite);
        BIO_meth_set_read(made, bioRead);
        BIO_meth_set_ctrl(made, bioControl);
        BIO_meth_set_create(made, [](BIO* bio) {
            BIO_set_init(bio, 1);
            return 1;
        });
        return made;
    }();
    return method;
}

}  // namespace

Result<std::unique_ptr<TlsChannel>> TlsChannel::make(TcpSocket& socket,
                                                     TlsContexts::Context context,
                                                     const std::string& host,
                                                     TlsSessions& sessions) {
    std::unique_ptr<TlsChannel> channel(new TlsChannel(socket, std::move(context), sessions));
    channel->m_host = host;
    SSL* ssl = channel->m_ssl = SSL_new(channel->m_context.get());
    BIO* bio = ssl != nullptr ? BIO_new(socketMethod()) : nullptr;
    if (bio == nullptr) {
        return Error::internal("OpenSSL gave no TLS connection.");
    }
    BIO_set_data(bio, &socket);
    SSL_set_bio(ssl, bio, bio);
    SSL_set_app_data(ssl, channel.get());
    SSL_set_connect_state(ssl);
    SSL_set_hostflags(ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    const bool isAddress = IpAddress::parse(host).has_value();
    const bool bound = isAddress
                           ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host.c_str()) == 1
                           : SSL_set1_host(ssl, host.c_str()) == 1 &&
                                 SSL_set_tlsext_host_name(ssl, host.c_str()) == 1;
    if (!bound) {
        return Error::internal("OpenSSL did not take the name " + host + ".");
    }
    if (const TlsSessions::Session& last = sessions.last()) {
        SSL_set_session(ssl, last.get());
    }
    return channel;
}

TlsChannel::TlsChannel(TcpSocket& socket, TlsContexts::Context context, TlsSessions& sessions)
    : m_socket(socket), m_sessions(sessions), m_context(std::move(context)) {}

TlsChannel::~TlsChannel() {
    SSL_free(m_ssl);
}

IoOutcome TlsChannel::outcomeOf(int result) {
    if (result > 0) {
        return {IoOutcome::Kind::Moved, static_cast<std::size_t>(result), 0};
    }
    switch (SSL_get_error(m_ssl, result)) {
        case SSL_ERROR_WANT_READ:
            return {IoOutcome::Kind::WantRead, 0, 0};
        case SSL_ERROR_WANT_WRITE:
            return {IoOutcome::Kind::WantWrite, 0, 0};
        case SSL_ERROR_ZERO_RETURN:
            return {IoOutcome::Kind::End, 0, 0};
        default:
            return {IoOutcome::Kind::Failed, 0, 0};
    }
}

IoOutcome TlsChannel::handshake() {
    ERR_clear_error();
    IoOutcome outcome = outcomeOf(SSL_do_handshake(m_ssl));
    outcome.bytes = 0;
    return outcome;
}

Error TlsChannel::handshakeError() const {
    const long verified = SSL_get_verify_result(m_ssl);
    if (verified == X509_V_OK) {
        const unsigned long error = ERR_peek_last_error();
        const char* reason = error != 0 ? ERR_reason_error_string(error) : nullptr;
        return Error::unavailable("The TLS handshake with " + m_host + " failed: " +
                                  (reason != nullptr ? reason : "the connection was ended") + ".");
    }
    switch (verified) {
        case X509_V_ERR_CERT_HAS_EXPIRED:
            return Error::denied("The certificate of " + m_host + " has expired.");
        case X509_V_ERR_HOSTNAME_MISMATCH:
        case X509_V_ERR_IP_ADDRESS_MISMATCH:
            return Error::denied("The certificate that was shown is not for " + m_host + ".");
        default:
            return Error::denied("The certificate of " + m_host + " is not trusted: " +
                                     X509_verify_cert_error_string(verified) + ".",
                                 "Name the file with its root in `ca`.");
    }
}

IoOutcome TlsChannel::read(std::span<char> into) {
    ERR_clear_error();
    const auto count = static_cast<int>(std::min<std::size_t>(into.size(), INT_MAX));
    return outcomeOf(SSL_read(m_ssl, into.data(), count));
}

IoOutcome TlsChannel::write(const TcpSocket::Parts& parts) {
    std::string_view first;
    std::size_t total = 0;
    for (const std::string_view part : parts) {
        first = first.empty() ? part : first;
        total += part.size();
    }
    if (first.size() < total && total <= kJoin) {
        m_joined.clear();
        for (const std::string_view part : parts) {
            m_joined.append(part);
        }
        first = m_joined;
    }
    if (first.empty()) {
        return {};
    }
    ERR_clear_error();
    const auto count = static_cast<int>(std::min<std::size_t>(first.size(), INT_MAX));
    const IoOutcome outcome = outcomeOf(SSL_write(m_ssl, first.data(), count));
    if (outcome.kind == IoOutcome::Kind::Moved) {
        m_joined = std::string();
    }
    return outcome;
}

void TlsChannel::keepSessions(ssl_ctx_st& context) {
    SSL_CTX_set_session_cache_mode(&context,
                                   SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(&context, onNewSession);
}

int TlsChannel::onNewSession(ssl_st* ssl, ssl_session_st* session) {
    auto* channel = static_cast<TlsChannel*>(SSL_get_app_data(ssl));
    channel->m_sessions.keep(TlsSessions::Session(session, SSL_SESSION_free));
    return 1;  // the reference is ours now
}

}  // namespace weir::net
