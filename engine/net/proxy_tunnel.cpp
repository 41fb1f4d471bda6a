// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/proxy_tunnel.hpp"

#include <algorithm>
#include <charconv>

#include <openssl/evp.h>

#include "engine/net/http/head_reader.hpp"
#include "engine/net/ip_address.hpp"

namespace weir::net {

namespace {

// Of the answer to CONNECT. Source: RFC 9110 9.3.6, 15.
constexpr int kAuthenticationRequired = 407;

std::string hostAndPort(const Origin& origin) {
    const bool v6 = origin.host.find(':') != std::string::npos;
    return (v6 ? '[' + origin.host + ']' : origin.host) + ':' + std::to_string(origin.port);
}

std::string base64(std::string_view text) {
    std::string coded((text.size() + 2) / 3 * 4 + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(coded.data()),
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
    coded.resize(static_cast<std::size_t>(size));
    return coded;
}

std::string requestFor(const Origin& target, const Secret* key) {
    const std::string place = hostAndPort(target);
    std::string request = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n";
    if (key != nullptr) {
        std::string coded = base64(key->reveal());
        request += "Proxy-Authorization: Basic " + coded + "\r\n";
        wipe(coded);
    }
    return request + "\r\n";
}

// 0: it is no status line of HTTP/1.
int statusOf(std::string_view head) {
    constexpr std::string_view kVersion = "HTTP/1.";
    if (!head.starts_with(kVersion) || head.size() < kVersion.size() + 5) {
        return 0;
    }
    const std::string_view digits = head.substr(kVersion.size() + 2, 3);
    int status = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), status);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? status : 0;
}

Error notLetThrough(const Proxy& proxy, const Origin& target, int status) {
    const std::string said = "The proxy " + proxy.text() + " answered " + std::to_string(status) +
                             " when it was asked for " + hostAndPort(target) + ".";
    if (status == kAuthenticationRequired) {
        return Error::denied(said, proxy.key.empty()
                                       ? "It wants a user and a password: name them as key of the "
                                         "proxy."
                                       : "It does not take what " + proxy.key + " holds.");
    }
    if (status >= 400 && status < 500) {
        return Error::denied(said, "It does not let Weir through to there: ask who runs it.");
    }
    return Error::unavailable(said, "It may not reach that host: ask who runs it.");
}

Error lost(const Proxy& proxy) {
    return Error::unavailable("The proxy " + proxy.text() + " ended the connection.",
                              "Check that it is a proxy for HTTP.");
}

Error noProxy(const Proxy& proxy) {
    return Error::unavailable("What answers at " + proxy.text() + " is no proxy for HTTP.",
                              "Check its host and port.");
}

class Tunnel {
public:
    Tunnel(Reactor& reactor, TcpSocket& socket, const Proxy& proxy, Instant deadline,
           Cancellation& cancellation)
        : m_reactor(reactor),
          m_socket(socket),
          m_proxy(proxy),
          m_deadline(deadline),
          m_cancellation(cancellation) {}

    Task<Result<void>> send(std::string_view request) {
        while (!request.empty()) {
            const IoOutcome outcome = m_socket.write({request, {}, {}});
            request.remove_prefix(outcome.bytes);
            if (outcome.kind == IoOutcome::Kind::Failed) {
                co_return lost(m_proxy);
            }
            if (outcome.kind == IoOutcome::Kind::WantWrite) {
                const Waited waited = co_await m_socket.writable(left(), m_cancellation);
                if (waited != Waited::Ready) {
                    co_return gaveUp(waited);
                }
            }
        }
        co_return Result<void>();
    }

    // The status. Nothing follows the head: the target waits for us to begin.
    Task<Result<int>> receive() {
        http::HeadReader reader(http::HeadLimits{});
        auto state = http::HeadReader::State::More;
        while (state == http::HeadReader::State::More) {
            const IoOutcome outcome = m_socket.read(m_reactor.readBuffer());
            if (outcome.kind == IoOutcome::Kind::WantRead) {
                const Waited waited = co_await m_socket.readable(left(), m_cancellation);
                if (waited != Waited::Ready) {
                    co_return gaveUp(waited);
                }
                continue;
            }
            if (outcome.kind != IoOutcome::Kind::Moved) {
                co_return lost(m_proxy);
            }
            std::size_t used = 0;
            state = reader.feed({m_reactor.readBuffer().data(), outcome.bytes}, used);
            if (state != http::HeadReader::State::More) {
                m_rest = outcome.bytes > used;
            }
        }
        co_return state == http::HeadReader::State::Complete ? statusOf(reader.bytes()) : 0;
    }

    bool hasRest() const { return m_rest; }

private:
    Milliseconds left() const {
        return std::max(std::chrono::ceil<Milliseconds>(m_deadline - m_reactor.clock().instant()),
                        Milliseconds(0));
    }
    Error gaveUp(Waited waited) const {
        if (waited == Waited::Cancelled) {
            return Error::cancelled("The connection was given up.");
        }
        return Error::timeout("The proxy " + m_proxy.text() + " did not connect in time.",
                              "Check that it runs and reaches that host.");
    }

    Reactor& m_reactor;
    TcpSocket& m_socket;
    const Proxy& m_proxy;
    const Instant m_deadline;
    Cancellation& m_cancellation;
    bool m_rest = false;
};

}  // namespace

Result<void> checkProxied(const Origin& target) {
    if (target.scheme != Scheme::Https) {
        return Error::denied("Plain http to " + target.host + " does not go through a proxy.",
                             "Use https, or write proxy: none.");
    }
    if (const auto address = IpAddress::parse(target.host)) {
        return checkReach(*address, target.host, false);
    }
    if (target.host == "localhost" || target.host.ends_with(".localhost")) {
        return Error::denied(target.host + " is this machine, which no proxy leads to.",
                             "Write proxy: none.");
    }
    return {};
}

Task<Result<void>> openTunnel(Reactor& reactor, TcpSocket& socket, const Proxy& proxy,
                              const Origin& target, const Secret* key, Instant deadline,
                              Cancellation& cancellation) {
    Tunnel tunnel(reactor, socket, proxy, deadline, cancellation);
    std::string request = requestFor(target, key);
    auto sent = co_await tunnel.send(request);
    wipe(request);
    if (!sent) {
        co_return sent;
    }
    const auto status = co_await tunnel.receive();
    if (!status) {
        co_return status.error();
    }
    if (*status == 0) {
        co_return noProxy(proxy);
    }
    if (*status < 200 || *status > 299) {
        co_return notLetThrough(proxy, target, *status);
    }
    if (tunnel.hasRest()) {
        co_return noProxy(proxy);
    }
    co_return Result<void>();
}

}  // namespace weir::net
