// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <coroutine>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include "engine/base/cancellation.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/suspension.hpp"

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

// A non-blocking TCP socket. Moves bytes at once or says that it cannot; waiting is a separate
// step, so that an idle connection holds no buffer. At most one wait for each direction at a time.
class TcpSocket {
public:
    // Takes over a non-blocking descriptor: of a connection, or of one that is being made, which is
    // writable once it is made or has failed.
    TcpSocket(Reactor& reactor, int descriptor);
    TcpSocket(TcpSocket&&) = default;
    TcpSocket& operator=(TcpSocket&&) = delete;
    ~TcpSocket() { close(); }

    IoOutcome read(std::span<char> into);
    // Parts in order, in one system call.
    using Parts = std::array<std::string_view, 3>;
    IoOutcome write(const Parts& parts);

    class Wait;
    // Resumes when a read would bring something: bytes, an end or an error.
    Wait readable(Milliseconds patience, Cancellation& cancellation);
    Wait writable(Milliseconds patience, Cancellation& cancellation);

    // Called when something is readable while nobody waits for it: once for each watch().
    void onReadable(std::function<void()> call);
    void watch();

    // No more will be written; the peer reads an end.
    void endWriting();
    // The peer sees a reset instead of an end.
    void reset();
    void close();
    bool open() const { return m_core && m_core->ticket; }
    // errno of what went wrong since it was last asked, 0 for nothing.
    int takeError();

private:
    // Outlives the TcpSocket by the length of a call that closes it.
    struct Core final : Poller::Watch,
                        boost::intrusive_ref_counter<Core, boost::thread_unsafe_counter> {
        void onReady(Poller::Ready ready) override;

        int descriptor = -1;
        std::optional<Poller::Ticket> ticket;
        Suspension* reader = nullptr;
        Suspension* writer = nullptr;
        std::function<void()> onReadable;
        bool watched = false;
        // What the poller told and no read or write has used up since.
        Poller::Ready state;
    };
    using CorePtr = boost::intrusive_ptr<Core>;

    Reactor* m_reactor;
    CorePtr m_core;
};

// What co_await readable() and writable() wait with. It lives in the waiting frame.
class [[nodiscard]] TcpSocket::Wait {
public:
    Wait(Reactor& reactor, CorePtr core, Suspension* Core::* slot, Milliseconds patience,
         Cancellation& cancellation);
    Wait(const Wait&) = delete;
    Wait& operator=(const Wait&) = delete;
    ~Wait() { m_core.get()->*m_slot = nullptr; }

    bool await_ready() const { return m_suspension.await_ready(); }
    void await_suspend(std::coroutine_handle<> waiting) { m_suspension.await_suspend(waiting); }
    Waited await_resume() const;

private:
    const CorePtr m_core;
    Suspension* Core::* const m_slot;
    Suspension m_suspension;
    bool m_timedOut = false;
    Timer m_timer;
};

}  // namespace weir::net
