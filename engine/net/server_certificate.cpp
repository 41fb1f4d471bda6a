// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/server_certificate.hpp"

#include <array>
#include <ctime>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "engine/base/hex.hpp"
#include "engine/net/file_stamp.hpp"
#include "engine/net/ip_address.hpp"

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
                                   "Check tls in the document.");
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

Timestamp timeOf(const ASN1_TIME* time) {
    std::tm broken{};
    ASN1_TIME_to_tm(time, &broken);
    return Timestamp(std::chrono::seconds(::timegm(&broken)));
}

std::string textOf(const ASN1_STRING& string) {
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(&string)),
            static_cast<std::size_t>(ASN1_STRING_length(&string))};
}

std::string addressIn(const std::string& bytes) {
    if (bytes.size() == 4) {
        std::array<std::uint8_t, 4> four;
        std::copy(bytes.begin(), bytes.end(), four.begin());
        return IpAddress::v4(four).text();
    }
    if (bytes.size() == 16) {
        std::array<std::uint8_t, 16> sixteen;
        std::copy(bytes.begin(), bytes.end(), sixteen.begin());
        return IpAddress::v6(sixteen).text();
    }
    return {};
}

std::vector<std::string> namesIn(const X509& certificate) {
    const std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)> alternatives(
        static_cast<GENERAL_NAMES*>(
            X509_get_ext_d2i(&certificate, NID_subject_alt_name, nullptr, nullptr)),
        GENERAL_NAMES_free);
    std::vector<std::string> names;
    const int count = alternatives ? sk_GENERAL_NAME_num(alternatives.get()) : 0;
    for (int i = 0; i < count; ++i) {
        const GENERAL_NAME* each = sk_GENERAL_NAME_value(alternatives.get(), i);
        if (each->type == GEN_DNS) {
            names.push_back(textOf(*each->d.dNSName));
        } else if (each->type == GEN_IPADD) {
            names.push_back(addressIn(textOf(*each->d.iPAddress)));
        }
    }
    return names;
}

std::string hexOfSha256(const X509& certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned int size = 0;
    X509_digest(&certificate, EVP_sha256(), digest.data(), &size);
    return toHex(std::span(digest).first(size));
}

CertificateFacts factsOf(SSL_CTX* context) {
    const X509* certificate = SSL_CTX_get0_certificate(context);
    return {namesIn(*certificate), timeOf(X509_get0_notBefore(certificate)),
            timeOf(X509_get0_notAfter(certificate)), hexOfSha256(*certificate)};
}

Result<void> checkTime(const CertificateFacts& facts, const std::string& file, Timestamp now) {
    const auto day = [](Timestamp time) { return toIso(time).substr(0, 10); };
    if (now > facts.ends) {
        return Error::denied("The certificate in " + file + " ended on " + day(facts.ends) + ".",
                             "Put a new one there; it is taken over at once.");
    }
    if (now < facts.begins) {
        return Error::denied(
            "The certificate in " + file + " is good only from " + day(facts.begins) + ".",
            "Put one there that is good now, or look at the clock of this machine.");
    }
    return {};
}

}  // namespace

Result<void> ServerCertificate::refresh(Timestamp now) {
    std::string stamp = fileStamp(m_certificateFile) + " " + fileStamp(m_keyFile);
    if (stamp != m_stamp || !m_read) {
        m_stamp = std::move(stamp);
        m_read = read();
    }
    return judge(now);
}

Result<void> ServerCertificate::judge(Timestamp now) {
    if (!*m_read) {
        return m_read->error();
    }
    const Read& fresh = **m_read;
    auto inTime = checkTime(fresh.facts, m_certificateFile, now);
    const std::lock_guard lock(m_mutex);
    if (inTime || m_shown.context == nullptr) {
        m_shown = fresh;
    }
    return inTime;
}

TlsContexts::Context ServerCertificate::context() const {
    const std::lock_guard lock(m_mutex);
    return m_shown.context;
}

CertificateFacts ServerCertificate::facts() const {
    const std::lock_guard lock(m_mutex);
    return m_shown.facts;
}

Result<ServerCertificate::Read> ServerCertificate::read() const {
    const TlsContexts::Context context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context) {
        return Error::internal("OpenSSL gives no context.");
    }
    SSL_CTX_set_default_passwd_cb(context.get(), noPassphrase);
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    // A client may come back with a ticket; nothing is kept here for it.
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_alpn_select_cb(context.get(), chooseProtocol, nullptr);
    if (auto loaded = load(context.get(), m_certificateFile, m_keyFile); !loaded) {
        return std::move(loaded.error());
    }
    return Read{context, factsOf(context.get())};
}

}  // namespace weir::net
