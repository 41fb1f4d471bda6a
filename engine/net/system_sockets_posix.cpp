// SPDX-License-Identifier: GPL-3.0-or-later
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>

#include "engine/net/system_sockets.hpp"

namespace weir::net::system {

namespace {

bool switchOn(int descriptor, int level, int option) {
    const int on = 1;
    return ::setsockopt(descriptor, level, option, &on, sizeof(on)) == 0;
}

bool beginListening(int descriptor, const Endpoint& at) {
    // SO_REUSEADDR only to bind again while old connections of ours are in TIME_WAIT.
    return switchOn(descriptor, SOL_SOCKET, SO_REUSEADDR) &&
           (at.family() != AF_INET6 || switchOn(descriptor, IPPROTO_IPV6, IPV6_V6ONLY)) &&
           ::bind(descriptor, at.data(), at.size()) == 0 && ::listen(descriptor, SOMAXCONN) == 0;
}

// What a call that moves bytes says, asked again for as long as a signal interrupts it.
template <class Call>
Moved moved(Call call) {
    for (;;) {
        const ssize_t bytes = call();
        if (bytes >= 0) {
            return {static_cast<std::size_t>(bytes), 0};
        }
        if (errno != EINTR) {
            return {0, errno == EWOULDBLOCK ? EAGAIN : errno};
        }
    }
}

}  // namespace

Opened openSocket(int family) {
    const int descriptor =
        ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP);
    return {descriptor, descriptor < 0 ? errno : 0};
}

int connect(int descriptor, const Endpoint& to) {
    if (::connect(descriptor, to.data(), to.size()) == 0) {
        return 0;
    }
    return errno == EINTR ? EINPROGRESS : errno;
}

Opened listenAt(const Endpoint& at) {
    Opened opened = openSocket(at.family());
    if (opened.error == 0 && !beginListening(opened.descriptor, at)) {
        opened.error = errno;
        close(opened.descriptor);
        opened.descriptor = -1;
    }
    return opened;
}

Endpoint boundTo(int listener) {
    Endpoint bound;
    ::getsockname(listener, bound.data(), &bound.size());
    return bound;
}

Arrival accept(int listener) {
    Arrival arrival;
    arrival.descriptor = ::accept4(listener, arrival.peer.data(), &arrival.peer.size(),
                                   SOCK_NONBLOCK | SOCK_CLOEXEC);
    arrival.error = arrival.descriptor < 0 ? errno : 0;
    return arrival;
}

Moved receive(int descriptor, std::span<char> into) {
    return moved([&] { return ::recv(descriptor, into.data(), into.size(), 0); });
}

Moved send(int descriptor, const std::array<std::string_view, 3>& parts) {
    std::array<iovec, 3> pieces;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        pieces[i] = {const_cast<char*>(parts[i].data()), parts[i].size()};
    }
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    return moved([&] { return ::sendmsg(descriptor, &message, MSG_NOSIGNAL); });
}

void sendAtOnce(int descriptor) {
    switchOn(descriptor, IPPROTO_TCP, TCP_NODELAY);
}

int takeError(int descriptor) {
    int error = 0;
    socklen_t size = sizeof(error);
    return ::getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

void endWriting(int descriptor) {
    ::shutdown(descriptor, SHUT_WR);
}

void resetAtClose(int descriptor) {
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce));
}

void close(int descriptor) {
    ::close(descriptor);
}

}  // namespace weir::net::system
