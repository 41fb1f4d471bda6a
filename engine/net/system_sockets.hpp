// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "engine/net/endpoint.hpp"

// The system's sockets, one call each: TCP, never blocking, with errors by the system's numbers
// (errno). One source file a system, chosen in CMake; together with the Poller this is all that a
// thread of calls asks of the system's network, so a test can put another network in its place.
namespace weir::net::system {

struct Opened {
    int descriptor = -1;
    int error = 0;
};
struct Arrival {
    int descriptor = -1;
    int error = 0;
    Endpoint peer;
};
struct Moved {
    std::size_t bytes = 0;  // 0 of a read without an error: nothing follows
    int error = 0;          // EAGAIN: not now
};

Opened openSocket(int family);
// 0 where the connection is there at once; EINPROGRESS: it is writable once it is, or has failed.
int connect(int descriptor, const Endpoint& to);

// The address is exclusive.
Opened listenAt(const Endpoint& at);
Endpoint boundTo(int listener);
Arrival accept(int listener);

Moved receive(int descriptor, std::span<char> into);
// Parts in order, in one call.
Moved send(int descriptor, const std::array<std::string_view, 3>& parts);
// Small messages do not wait for others.
void sendAtOnce(int descriptor);
// Of what went wrong since it was last asked, 0 for nothing.
int takeError(int descriptor);

// No more will be written; the peer reads an end.
void endWriting(int descriptor);
// When it is closed, the peer sees a reset instead of an end.
void resetAtClose(int descriptor);
void close(int descriptor);

}  // namespace weir::net::system
