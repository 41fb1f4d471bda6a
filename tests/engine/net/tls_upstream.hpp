// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>

#include <openssl/ssl.h>

#include "tests/engine/net/certificates.hpp"

namespace weir::net::test {

// A TLS server on a thread of its own, one connection after the other, in plain blocking OpenSSL:
// what it does is none of what it tests.
class TlsUpstream {
public:
    struct Behaviour {
        std::string answer;       // to every request
        bool sayEnd = true;       // close_notify before the end
        bool closeAfter = false;  // end after the first answer
        bool stall = false;       // never answer the handshake
        int newestVersion = 0;    // of TLS; 0: whatever there is
    };

    TlsUpstream(const Identity& identity, Behaviour behaviour);
    ~TlsUpstream();

    std::uint16_t port() const { return m_port; }
    int resumed() const { return m_resumed; }
    int connections() const { return m_connections; }

private:
    void work();
    void serve(int fd);
    bool readRequest(SSL* ssl);

    const Behaviour m_behaviour;
    std::shared_ptr<SSL_CTX> m_context;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<int> m_current = -1;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_resumed = 0;
    std::atomic<int> m_connections = 0;
    std::thread m_thread;
};

}  // namespace weir::net::test
