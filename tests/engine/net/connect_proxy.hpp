// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace weir::net::test {

// A proxy for CONNECT on a thread of its own, one connection after the other, in plain blocking
// sockets. Wherever it is asked to connect, it connects to one port of this machine.
class ConnectProxy {
public:
    static inline const std::string kEstablished = "HTTP/1.1 200 Connection established\r\n\r\n";

    struct Behaviour {
        std::uint16_t leadsTo = 0;          // 0: nowhere, it ends after its answer
        std::string answer = kEstablished;  // to every CONNECT
        bool stall = false;                 // never answer
    };

    explicit ConnectProxy(Behaviour behaviour);
    ~ConnectProxy();

    std::uint16_t port() const { return m_port; }
    int connections() const { return m_connections; }
    // The heads it was sent, whole.
    std::vector<std::string> heard() const;

private:
    void work();
    void serve(int client);
    static std::string readHead(int client);
    void relay(int client, int upstream) const;

    const Behaviour m_behaviour;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<int> m_current = -1;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_connections = 0;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_heard;
    std::thread m_thread;
};

}  // namespace weir::net::test
