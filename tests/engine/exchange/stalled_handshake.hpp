// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <stdexcept>
#include <string>

#include "engine/policy/snapshot.hpp"
#include "tests/engine/net/certificates.hpp"
#include "tests/engine/net/tls_upstream.hpp"

namespace weir::test {

// An upstream over TLS that takes a connection and never ends its handshake.
class StalledHandshake {
public:
    StalledHandshake() {
        if (!net::test::writePem(m_root.certificate, rootsFile())) {
            throw std::runtime_error("no file for a root certificate");
        }
    }

    std::uint16_t port() const { return m_upstream.port(); }
    int connections() const { return m_upstream.connections(); }
    // The provider is this one, and is waited for longer than a test takes.
    void becomes(providers::Provider& provider) const {
        provider.base =
            net::parseBaseUrl("https://127.0.0.1:" + std::to_string(port()) + "/v1").value();
        provider.caFile = rootsFile();
        provider.timeouts.connect = Milliseconds(60'000);
    }

private:
    std::string rootsFile() const { return m_folder.filePath("root.pem").toStdString(); }
    static net::test::TlsUpstream::Behaviour stalls() {
        net::test::TlsUpstream::Behaviour behaviour;
        behaviour.stall = true;
        return behaviour;
    }

    QTemporaryDir m_folder;
    const net::test::Identity m_root = net::test::makeRoot("a root");
    net::test::TlsUpstream m_upstream{net::test::makeLeaf(m_root, "IP:127.0.0.1"), stalls()};
};

}  // namespace weir::test
