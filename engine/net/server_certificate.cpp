// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/server_certificate.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "engine/net/file_stamp.hpp"

namespace weir::net {

namespace {

constexpr std::string_view kHttp = "\x08http/1.1";

// A client that speaks something else as well is told that it is HTTP/1.1. Source: RFC 7301.
int chooseProtocol(SSL*, const unsigned char** chosen, unsigned char* length,
                   const unsigned char* offered, unsigned int size, void*) {
    unsigned char* found = nullptr;
    const int result =
        SSL_select_next_proto(&found, length, reinterpret_cast<const unsigned char*>(kHttp.data()),
                              static_cast<unsigned int>(kHttp.size()), offered, size);
    *chosen = found;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

Result<void> load(SSL_CTX* context, const std::string& certificateFile,
                  const std::string& keyFile) {
    for (const std::string& file : {certificateFile, keyFile}) {
        if (fileStamp(file).empty()) {
            return Error::notFound("The file " + file + " cannot be read.",
                                   "Check admin.tls in the document.");
        }
    }
    ERR_clear_error();
    if (SSL_CTX_use_certificate_chain_file(context, certificateFile.c_str()) != 1) {
        ERR_clear_error();
        return Error::invalid("The file " + certificateFile + " holds no certificate.",
                              "It must be in PEM form, the server's own first.");
    }
    if (SSL_CTX_use_PrivateKey_file(context, keyFile.c_str(), SSL_FILETYPE_PEM) != 1) {
        ERR_clear_error();
        return Error::invalid(
            "The file " + keyFile + " holds no key for the certificate.",
            "It must be the key of " + certificateFile + ", in PEM form and without a passphrase.");
    }
    return {};
}

// Nobody is there to type a passphrase, and OpenSSL would ask on the terminal.
int noPassphrase(char*, int, int, void*) {
    return 0;
}

}  // namespace

Result<void> ServerCertificate::refresh() {
    std::string stamp = fileStamp(m_certificateFile) + " " + fileStamp(m_keyFile);
    if (stamp == m_stamp && m_read) {
        return *m_read;
    }
    m_stamp = std::move(stamp);
    m_read = read();
    return *m_read;
}

Result<void> ServerCertificate::read() {
    const TlsContexts::Context context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context) {
        return Error::internal("OpenSSL gives no context.");
    }
    SSL_CTX_set_default_passwd_cb(context.get(), noPassphrase);
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_alpn_select_cb(context.get(), chooseProtocol, nullptr);
    if (auto loaded = load(context.get(), m_certificateFile, m_keyFile); !loaded) {
        return loaded;
    }
    m_context = context;
    return {};
}

}  // namespace weir::net
