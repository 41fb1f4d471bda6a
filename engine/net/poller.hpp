// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/clock.hpp"

namespace weir::net {

// Tells when descriptors become ready, for one thread. A descriptor is registered once, for both
// directions, and told of when its state *changes*: whoever is told goes on until a read or write
// would block, or says again(). So a wait costs no system call of its own. One source file a
// system, chosen in CMake.
class Poller {
public:
    struct Ready {
        bool readable = false;
        bool writable = false;
        bool ended = false;  // the peer will send nothing more, or the connection broke
    };
    class Watch {
    public:
        // May add, remove and destroy any watch, this one too.
        virtual void onReady(Ready ready) = 0;

    protected:
        ~Watch() = default;
    };
    // Names a registered descriptor; never given twice.
    using Ticket = std::uint64_t;

    Poller();
    ~Poller();
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    // Nothing when the system has no room for another.
    std::optional<Ticket> add(int descriptor, Watch& watch);
    // Before the descriptor is closed. The watch is told of nothing more.
    void remove(int descriptor, Ticket ticket);
    // Tells it once more in the next turn, for what was ready already.
    void again(Ticket ticket, Ready ready);

    // One turn: waits until something is ready, somebody calls wake(), or the time is over, and
    // tells the watches.
    void wait(std::optional<Milliseconds> atMost);
    // From any thread: ends the wait() that runs or comes next.
    void wake();

private:
    struct Slot {
        Watch* watch = nullptr;
        std::uint32_t generation = 0;
    };
    struct Repeat {
        Ticket ticket;
        Ready ready;
    };

    Ticket enter(Watch& watch);
    void leave(Ticket ticket);
    void tell(Ticket ticket, Ready ready);
    // What was asked to be told again before this turn.
    void tellAgain();

    int m_queue = -1;  // epoll
    int m_bell = -1;   // eventfd
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_free;
    std::vector<Repeat> m_again;
    std::vector<Repeat> m_telling;
};

}  // namespace weir::net
