// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/tls_context.hpp"

#include <filesystem>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "engine/net/tls_channel.hpp"

namespace weir::net {

namespace {

// "http/1.1" in the wire form of RFC 7301: we do not speak anything else.
constexpr unsigned char kAlpn[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

std::string stampOf(const std::string& file) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    const auto time = std::filesystem::last_write_time(file, missing).time_since_epoch().count();
    return missing ? std::string() : std::to_string(size) + '@' + std::to_string(time);
}

Result<TlsContexts::Context> makeContext(const std::string& caFile) {
    ERR_clear_error();
    const TlsContexts::Context context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    if (!context) {
        return Error::internal("OpenSSL gave no TLS context.");
    }
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    // Buffers are given back while a connection waits: thousands of streams do at once.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_alpn_protos(context.get(), kAlpn, sizeof(kAlpn));
    TlsChannel::keepSessions(*context);
    const bool loaded =
        caFile.empty() ? SSL_CTX_set_default_verify_paths(context.get()) == 1
                       : SSL_CTX_load_verify_locations(context.get(), caFile.c_str(), nullptr) == 1;
    ERR_clear_error();
    if (!loaded) {
        return Error::invalid("There is no certificate in " +
                                  (caFile.empty() ? std::string("the system's store") : caFile) +
                                  ".",
                              "Name a PEM file with the roots to trust.");
    }
    return context;
}

}  // namespace

Result<TlsContexts::Context> TlsContexts::get(const std::string& caFile) {
    const std::string stamp = caFile.empty() ? "system" : stampOf(caFile);
    if (stamp.empty()) {
        return Error::notFound("The file " + caFile + " cannot be read.",
                               "It is the `ca` of a provider.");
    }
    const std::lock_guard lock(m_mutex);
    Entry& entry = m_entries[caFile];
    if (entry.context && entry.stamp == stamp) {
        return entry.context;
    }
    auto made = makeContext(caFile);
    if (made) {
        entry = {*made, stamp};
    }
    return made;
}

}  // namespace weir::net
