// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "engine/base/result.hpp"
#include "engine/net/ip_address.hpp"
#include "engine/net/tcp_socket.hpp"

namespace weir::net {

// One listening socket. The address is exclusive: a second listener, of this process or another,
// would take half of the connections.
class Listener : public std::enable_shared_from_this<Listener> {
public:
    struct Accepted {
        boost::asio::ip::tcp protocol;
        TcpSocket::Native::native_handle_type handle;  // the receiver's to close
        std::string peer;
    };

    // Errors: Conflict, Denied, Unavailable (no such address here), Io.
    static Result<std::shared_ptr<Listener>> open(Reactor& reactor, const IpAddress& address,
                                                  std::uint16_t port);
    explicit Listener(Reactor& reactor);

    void start(std::function<void(Accepted)> onAccept);
    void close();

    std::uint16_t port() const { return m_port; }
    std::string address() const;

private:
    using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp,
                                                        boost::asio::io_context::executor_type>;

    void acceptNext();

    Reactor& m_reactor;
    Acceptor m_acceptor;
    Timer m_pause;  // while descriptors have run out
    std::function<void(Accepted)> m_onAccept;
    std::uint16_t m_port = 0;
};

}  // namespace weir::net
