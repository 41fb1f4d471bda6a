// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/tls_stream.hpp"

#include <new>

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "engine/net/ip_address.hpp"
#include "engine/net/tls_bio.hpp"

namespace weir::net {

namespace {

std::string takeFailure() {
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return reason ? reason : "the peer ended the connection";
}

// An address is looked for among the certificate's addresses and is not sent as a server name.
void expectHost(SSL* ssl, const std::string& host) {
    if (IpAddress::parse(host)) {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host.c_str());
        return;
    }
    SSL_set_hostflags(ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (SSL_set1_host(ssl, host.c_str()) != 1 || SSL_set_tlsext_host_name(ssl, host.c_str()) != 1) {
        throw std::bad_alloc();
    }
}

}  // namespace

TlsStream::TlsStream(TcpSocket& socket, TlsContexts::Context context, const std::string& host,
                     Resumption resumption)
    : m_context(std::move(context)),
      m_ssl(SSL_new(m_context.get())),
      m_keep(std::move(resumption.keep)) {
    if (!m_ssl) {
        throw std::bad_alloc();
    }
    BIO* bio = newSocketBio(socket);
    SSL_set_bio(m_ssl.get(), bio, bio);
    SSL_set_connect_state(m_ssl.get());
    SSL_set_app_data(m_ssl.get(), this);
    expectHost(m_ssl.get(), host);
    if (resumption.session) {
        SSL_set_session(m_ssl.get(), resumption.session.get());
    }
}

TlsStream::TlsStream(TcpSocket& socket, TlsContexts::Context context)
    : m_context(std::move(context)), m_ssl(SSL_new(m_context.get())) {
    if (!m_ssl) {
        throw std::bad_alloc();
    }
    BIO* bio = newSocketBio(socket);
    SSL_set_bio(m_ssl.get(), bio, bio);
    SSL_set_accept_state(m_ssl.get());
}

IoOutcome TlsStream::handshake() {
    ERR_clear_error();
    return outcomeOf(SSL_do_handshake(m_ssl.get()));
}

Error TlsStream::handshakeError(const std::string& host) const {
    const long verdict = SSL_get_verify_result(m_ssl.get());
    if (verdict != X509_V_OK) {
        return Error::denied("The certificate of " + host +
                                 " is not trusted: " + X509_verify_cert_error_string(verdict) + ".",
                             "Check the base URL, or set ca to the file of the right root.");
    }
    return Error::unavailable("TLS with " + host + " failed: " + m_failure + ".",
                              "Check that the base URL's host and port speak TLS 1.2 or newer.");
}

IoOutcome TlsStream::read(std::span<char> into) {
    IoOutcome outcome;
    while (!m_broken && outcome.bytes < into.size()) {
        ERR_clear_error();
        std::size_t bytes = 0;
        const int result = SSL_read_ex(m_ssl.get(), into.data() + outcome.bytes,
                                       into.size() - outcome.bytes, &bytes);
        if (result != 1) {
            const IoOutcome stopped = outcomeOf(result);
            return outcome.bytes > 0 ? outcome : stopped;
        }
        outcome.bytes += bytes;
        if (!holdsBytes()) {
            return outcome;
        }
    }
    if (m_broken) {
        return {IoOutcome::Kind::Failed, 0, 0};
    }
    return outcome;
}

IoOutcome TlsStream::write(std::string_view bytes) {
    if (m_broken) {
        return {IoOutcome::Kind::Failed, 0, 0};
    }
    ERR_clear_error();
    IoOutcome outcome;
    const int result = SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &outcome.bytes);
    return result == 1 ? outcome : outcomeOf(result);
}

void TlsStream::sayEnd() {
    if (!m_broken && SSL_is_init_finished(m_ssl.get())) {
        ERR_clear_error();
        SSL_shutdown(m_ssl.get());
        ERR_clear_error();
    }
}

IoOutcome TlsStream::outcomeOf(int result) {
    switch (SSL_get_error(m_ssl.get(), result)) {
        case SSL_ERROR_NONE:
            return {IoOutcome::Kind::Moved, 0, 0};
        case SSL_ERROR_WANT_READ:
            return {IoOutcome::Kind::WantRead, 0, 0};
        case SSL_ERROR_WANT_WRITE:
            return {IoOutcome::Kind::WantWrite, 0, 0};
        case SSL_ERROR_ZERO_RETURN:
            return {IoOutcome::Kind::End, 0, 0};
        default:
            // OpenSSL must not be asked anything after this.
            m_broken = true;
            m_plainHttp = ERR_GET_REASON(ERR_peek_error()) == SSL_R_HTTP_REQUEST;
            m_failure = takeFailure();
            return {IoOutcome::Kind::Failed, 0, 0};
    }
}

// Sessions are kept by whoever keeps connections: a session of one place must not reach another.
void TlsStream::keepSessions(SSL_CTX* context) {
    SSL_CTX_set_session_cache_mode(context,
                                   SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(context, onNewSession);
}

int TlsStream::onNewSession(SSL* ssl, SSL_SESSION* session) {
    const auto* self = static_cast<TlsStream*>(SSL_get_app_data(ssl));
    self->m_keep(TlsSession(session, SSL_SESSION_free));
    return 1;  // the reference is ours now
}

}  // namespace weir::net
