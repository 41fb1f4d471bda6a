// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/net/tls_context.hpp"

namespace weir::net {

// What a certificate says of itself.
struct CertificateFacts {
    std::vector<std::string> names;  // "weir.example", "127.0.0.1": what a client may call it
    Timestamp begins{};
    Timestamp ends{};
    std::string sha256;  // of its DER form, in hexadecimal digits
};

// The certificate that a server shows, with its chain and key, out of two PEM files. One thread
// refreshes it; the rest is safe from any.
class ServerCertificate {
public:
    ServerCertificate(std::string certificateFile, std::string keyFile)
        : m_certificateFile(std::move(certificateFile)), m_keyFile(std::move(keyFile)) {}

    // Reads the files, again when one has changed since. What cannot be used leaves what there was
    // before, for context(); where there was nothing, a certificate whose time is over is better
    // than none. Errors: NotFound, Invalid (no certificate or key in it, or the two do not belong
    // together), Denied (the time of the one in use is over, or has not come).
    Result<void> refresh(Timestamp now);
    // What is shown to whoever comes; null when the files never could be read.
    TlsContexts::Context context() const;
    // Of what context() shows.
    CertificateFacts facts() const;

    const std::string& certificateFile() const { return m_certificateFile; }
    const std::string& keyFile() const { return m_keyFile; }

private:
    struct Read {
        TlsContexts::Context context;
        CertificateFacts facts;
    };

    Result<Read> read() const;
    Result<void> judge(Timestamp now);

    const std::string m_certificateFile;
    const std::string m_keyFile;
    std::string m_stamp;                 // of the files when they were last looked into
    std::optional<Result<Read>> m_read;  // how that went; it holds until they change
    mutable std::mutex m_mutex;          // guards what follows
    Read m_shown;
};

}  // namespace weir::net
