// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include "engine/base/cancellation.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/suspension.hpp"
#include "engine/net/task.hpp"

// Inside the room: other rooms see servers and leases, not sockets.
namespace weir::net {

// What one try to move bytes came to.
struct IoOutcome {
    enum class Kind {
        Moved,      // `bytes` of them
        WantRead,   // wait for readable, then try again
        WantWrite,  // wait for writable, then try again
        End,        // the peer said that nothing follows
        Failed,     // reset, or cut off where TLS promised an end
    };

    Kind kind = Kind::Moved;
    std::size_t bytes = 0;
    int error = 0;  // errno of Failed, where there is one
};

enum class Waited { Ready, Cancelled, TimedOut };

// A connected, non-blocking TCP socket. Moves bytes at once or says that it cannot; waiting is a
// separate step, so that an idle connection holds no buffer. There is at most one outstanding wait
// for each direction, and it outlives whoever began it: what a watch has armed serves the next
// read.
class TcpSocket {
public:
    using Native = boost::asio::basic_stream_socket<boost::asio::ip::tcp,
                                                    boost::asio::io_context::executor_type>;

    TcpSocket(Reactor& reactor, Native socket);
    TcpSocket(TcpSocket&&) = default;
    TcpSocket& operator=(TcpSocket&&) = delete;
    ~TcpSocket() { close(); }

    IoOutcome read(std::span<char> into);
    // Parts in order, in one system call.
    using Parts = std::array<std::string_view, 3>;
    IoOutcome write(const Parts& parts);

    // Resumes when a read would bring something: bytes, an end or an error.
    Task<Waited> readable(Milliseconds patience, Cancellation& cancellation);
    Task<Waited> writable(Milliseconds patience, Cancellation& cancellation);

    // Called when something is readable while nobody waits for it: once for each watch().
    void onReadable(std::function<void()> call);
    void watch();

    // No more will be written; the peer reads an end.
    void endWriting();
    // The peer sees a reset instead of an end.
    void reset();
    void close();
    bool open() const { return m_core && m_core->socket.is_open(); }

private:
    // Outlives the TcpSocket while Asio holds a handler that names it.
    struct Core : boost::intrusive_ref_counter<Core, boost::thread_unsafe_counter> {
        explicit Core(Native native) : socket(std::move(native)) {}

        Native socket;
        Suspension* reader = nullptr;
        Suspension* writer = nullptr;
        std::function<void()> onReadable;
        bool readArmed = false;
        bool writeArmed = false;
    };
    using CorePtr = boost::intrusive_ptr<Core>;

    void armRead();
    void armWrite();
    Task<Waited> wait(Suspension* Core::* slot, Milliseconds patience, Cancellation& cancellation);

    Reactor* m_reactor;
    CorePtr m_core;
};

}  // namespace weir::net
