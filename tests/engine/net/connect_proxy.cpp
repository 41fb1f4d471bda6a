// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/net/connect_proxy.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace weir::net::test {

namespace {

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

bool pass(int from, int to) {
    std::array<char, 16 * 1024> buffer;
    const auto bytes = ::recv(from, buffer.data(), buffer.size(), 0);
    return bytes > 0 &&
           ::send(to, buffer.data(), static_cast<std::size_t>(bytes), MSG_NOSIGNAL) == bytes;
}

}  // namespace

ConnectProxy::ConnectProxy(Behaviour behaviour) : m_behaviour(std::move(behaviour)) {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof(address);
    ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), length);
    ::listen(m_listener, 16);
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { work(); });
}

ConnectProxy::~ConnectProxy() {
    m_stopping = true;
    ::shutdown(m_listener, SHUT_RDWR);
    if (const int current = m_current; current >= 0) {
        ::shutdown(current, SHUT_RDWR);
    }
    m_thread.join();
    ::close(m_listener);
}

std::vector<std::string> ConnectProxy::heard() const {
    const std::lock_guard lock(m_mutex);
    return m_heard;
}

void ConnectProxy::work() {
    while (!m_stopping) {
        const int client = ::accept(m_listener, nullptr, nullptr);
        if (client < 0) {
            return;
        }
        ++m_connections;
        m_current = client;
        if (m_stopping) {
            ::shutdown(client, SHUT_RDWR);
        }
        serve(client);
        m_current = -1;
        ::close(client);
    }
}

void ConnectProxy::serve(int client) {
    std::string head = readHead(client);
    {
        const std::lock_guard lock(m_mutex);
        m_heard.push_back(std::move(head));
    }
    if (m_behaviour.stall) {
        pollfd waiting{client, POLLRDHUP, 0};
        ::poll(&waiting, 1, -1);
        return;
    }
    const std::string& answer = m_behaviour.answer;
    ::send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
    if (m_behaviour.leadsTo == 0) {
        return;
    }
    const int upstream = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(m_behaviour.leadsTo);
    if (::connect(upstream, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) {
        relay(client, upstream);
    }
    ::close(upstream);
}

std::string ConnectProxy::readHead(int client) {
    std::string head;
    char next = 0;
    while (!head.ends_with("\r\n\r\n") && ::recv(client, &next, 1, 0) == 1) {
        head += next;
    }
    return head;
}

void ConnectProxy::relay(int client, int upstream) const {
    std::array<pollfd, 2> both{{{client, POLLIN, 0}, {upstream, POLLIN, 0}}};
    while (::poll(both.data(), both.size(), -1) > 0) {
        if (both[0].revents != 0 && !pass(client, upstream)) {
            return;
        }
        if (both[1].revents != 0 && !pass(upstream, client)) {
            return;
        }
    }
}

}  // namespace weir::net::test
