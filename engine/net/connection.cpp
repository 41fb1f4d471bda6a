// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/connection.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "engine/base/release_memory.hpp"
#include "engine/net/http/writer.hpp"

// A connection's making, sending and resting; answers are read in connection_answer.cpp.
namespace weir::net {

namespace {

// A body up to this goes into one TLS record with its head.
constexpr std::size_t kSmallBody = 8 * 1024;
// What a resting connection keeps for the head of its next request.
constexpr std::size_t kKeptHead = 4 * 1024;

}  // namespace

Connection::Connection(Reactor& reactor, UpstreamKey key, TcpSocket socket)
    : m_reactor(reactor),
      m_key(std::move(key)),
      m_socket(std::move(socket)),
      m_idleTimer([this] { std::exchange(m_drop, nullptr)(); }) {
    m_socket.onReadable([this] { checkIdle(); });
}

Connection::~Connection() {
    if (m_tls) {
        m_tls->sayEnd();
    }
}

Task<Result<void>> Connection::secure(TlsContexts::Context context,
                                      TlsStream::Resumption resumption, Milliseconds patience,
                                      Cancellation& cancellation) {
    const std::string& host = m_key.origin.host;
    const Instant deadline = m_reactor.clock().instant() + patience;
    m_tls = std::make_unique<TlsStream>(m_socket, std::move(context), host, std::move(resumption));
    while (true) {
        const IoOutcome outcome = m_tls->handshake();
        if (outcome.kind == IoOutcome::Kind::Moved) {
            co_return Result<void>();
        }
        if (outcome.kind == IoOutcome::Kind::Failed || outcome.kind == IoOutcome::Kind::End) {
            co_return m_tls->handshakeError(host);
        }
        const auto left = std::chrono::ceil<Milliseconds>(
            std::max(deadline - m_reactor.clock().instant(), Instant::duration(0)));
        switch (co_await wait(outcome.kind, left, cancellation)) {
            case Waited::Ready:
                break;
            case Waited::Cancelled:
                co_return Error::cancelled("The connection was given up.");
            case Waited::TimedOut:
                co_return Error::timeout("TLS with " + host + " was not agreed on in time.");
        }
    }
}

Task<Result<void>> Connection::send(std::string_view method, std::string_view target,
                                    std::span<const http::Field> fields, std::string_view body,
                                    Cancellation& cancellation) {
    if (!m_sending && !prepare(method, target, fields, body)) {
        co_return Error::invalid("The request's target or one of its headers cannot be written.");
    }
    const std::string_view separate = m_bodyInOut ? std::string_view() : body;
    while (m_outSent < m_out.size() || m_bodySent < separate.size()) {
        const IoOutcome outcome =
            write(std::string_view(m_out).substr(m_outSent), separate.substr(m_bodySent));
        if (outcome.kind == IoOutcome::Kind::Failed || outcome.kind == IoOutcome::Kind::End) {
            m_sendFailed = true;
            break;
        }
        const std::size_t ofHead = std::min(outcome.bytes, m_out.size() - m_outSent);
        m_outSent += ofHead;
        m_bodySent += outcome.bytes - ofHead;
        if (outcome.kind != IoOutcome::Kind::Moved &&
            co_await wait(outcome.kind, Milliseconds::max(), cancellation) == Waited::Cancelled) {
            co_return Error::cancelled("The sending of the request was given up.");
        }
    }
    m_sending = false;
    if (departures != nullptr) {
        departures->sent(purpose, m_outSent + m_bodySent);
    }
    co_return Result<void>();
}

bool Connection::prepare(std::string_view method, std::string_view target,
                         std::span<const http::Field> fields, std::string_view body) {
    m_out.clear();
    http::HeadWriter writer(m_out);
    writer.requestLine(method, target);
    writer.field("host", m_key.origin.address());
    writer.callerFields(fields);
    if (!body.empty() || (method != "GET" && method != "HEAD")) {
        writer.field("content-length", std::uint64_t{body.size()});
    }
    writer.end();
    if (!writer.ok()) {
        return false;
    }
    m_bodyInOut = m_tls && body.size() <= kSmallBody;
    if (m_bodyInOut) {
        m_out.append(body);
    }
    m_method = method;
    m_outSent = m_bodySent = 0;
    m_sending = true;
    m_reader.clear();
    m_interim = 0;
    m_answering = m_headDone = false;
    if (departures != nullptr) {
        departures->asked(purpose, m_reactor.clock().now());
    }
    return true;
}

IoOutcome Connection::write(std::string_view head, std::string_view body) {
    if (m_tls) {
        return m_tls->write(head.empty() ? body : head);
    }
    return m_socket.write({head, body, {}});
}

IoOutcome Connection::read(std::span<char> into) {
    return m_tls ? m_tls->read(into) : m_socket.read(into);
}

TcpSocket::Wait Connection::wait(IoOutcome::Kind wanted, Milliseconds patience,
                                 Cancellation& cancellation) {
    return wanted == IoOutcome::Kind::WantWrite ? m_socket.writable(patience, cancellation)
                                                : m_socket.readable(patience, cancellation);
}

bool Connection::canBeReused() const {
    return m_headDone && m_decoder.complete() && m_terms.keepAlive && !m_sending && !m_sendFailed &&
           !m_broken && m_input.empty();
}

void Connection::idle(Milliseconds time, std::function<void()> drop) {
    m_drop = std::move(drop);
    m_reactor.timers().arm(m_idleTimer, time);
    // Large heads are rare; a pool of them should not be what is kept.
    if (m_out.capacity() > kKeptHead) {
        releaseMemory(m_out);
    }
    m_socket.watch();
}

void Connection::wakeUp() {
    m_drop = nullptr;
    m_idleTimer.disarm();
    m_reused = true;
    times = {};
}

// Something to read while nobody asked: TLS says things of its own, everything else ends it.
void Connection::checkIdle() {
    if (!m_drop) {
        return;
    }
    if (read(m_reactor.readBuffer()).kind == IoOutcome::Kind::WantRead) {
        m_socket.watch();
        return;
    }
    std::exchange(m_drop, nullptr)();
}

}  // namespace weir::net
