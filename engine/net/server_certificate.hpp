// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "engine/base/result.hpp"
#include "engine/net/tls_context.hpp"

namespace weir::net {

// The certificate that a server shows, with its chain and key, out of two PEM files. One thread at
// a time.
class ServerCertificate {
public:
    ServerCertificate(std::string certificateFile, std::string keyFile)
        : m_certificateFile(std::move(certificateFile)), m_keyFile(std::move(keyFile)) {}

    // Reads the files, again when one has changed since. What cannot be read leaves what there was
    // before, for context(). Errors: NotFound, Invalid (no certificate or key in it, or the two do
    // not belong together).
    Result<void> refresh();
    // Of the files as they were last read; null when they never could be.
    const TlsContexts::Context& context() const { return m_context; }

    const std::string& certificateFile() const { return m_certificateFile; }
    const std::string& keyFile() const { return m_keyFile; }

private:
    Result<void> read();

    std::string m_certificateFile;
    std::string m_keyFile;
    std::string m_stamp;                 // of the files when they were last looked into
    std::optional<Result<void>> m_read;  // how that went; it holds until they change
    TlsContexts::Context m_context;
};

}  // namespace weir::net
