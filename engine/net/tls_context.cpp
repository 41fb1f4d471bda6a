// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/tls_context.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "engine/net/file_stamp.hpp"
#include "engine/net/tls_stream.hpp"

namespace weir::net {

namespace {

// ALPN: HTTP/1.1 is what we speak. Source: RFC 7301.
constexpr unsigned char kProtocols[] = "\x08http/1.1";

Result<void> loadRoots(SSL_CTX* context, const std::string& caFile) {
    ERR_clear_error();
    if (caFile.empty()) {
        if (SSL_CTX_set_default_verify_paths(context) != 1) {
            return Error::unavailable("The root certificates of the system cannot be read.",
                                      "Install the ca-certificates package.");
        }
        return {};
    }
    if (fileStamp(caFile).empty()) {
        return Error::notFound("The certificate file " + caFile + " cannot be read.",
                               "Check the provider's ca.");
    }
    if (SSL_CTX_load_verify_file(context, caFile.c_str()) != 1) {
        ERR_clear_error();
        return Error::invalid("The file " + caFile + " holds no certificate.",
                              "It must be in PEM form.");
    }
    return {};
}

}  // namespace

Result<TlsContexts::Context> TlsContexts::get(const std::string& caFile) {
    const std::lock_guard lock(m_mutex);
    Entry& entry = m_entries[caFile];
    std::string stamp = fileStamp(caFile);
    if (entry.context && entry.stamp == stamp) {
        return entry.context;
    }
    const Context context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    if (!context) {
        return Error::internal("OpenSSL gives no context.");
    }
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    // An idle stream holds no record buffers; a record is read in one system call, not two.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context.get(), 1);
    SSL_CTX_set_alpn_protos(context.get(), kProtocols, sizeof(kProtocols) - 1);
    TlsStream::keepSessions(context.get());
    if (auto loaded = loadRoots(context.get(), caFile); !loaded) {
        return std::move(loaded.error());
    }
    entry = {context, std::move(stamp)};
    return context;
}

}  // namespace weir::net
