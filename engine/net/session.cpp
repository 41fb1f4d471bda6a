// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/session.hpp"

#include <algorithm>
#include <cstring>
#include <exception>

#include "engine/base/release_memory.hpp"
#include "engine/net/shard.hpp"

// The life of a connection and the reading of heads; bodies and answers have files of their own.
namespace weir::net {

Session::Session(Shard& shard, TcpSocket socket, std::string peer, TlsContexts::Context tls)
    : m_shard(shard),
      m_socket(std::move(socket)),
      m_peer(std::move(peer)),
      m_writer(m_socket, shard.limits().stalledTime),
      m_reader(shard.limits().head) {
    if (tls) {
        m_tls = std::make_unique<TlsStream>(m_socket, std::move(tls));
        m_writer.encrypt(*m_tls);
    }
    m_socket.onReadable([this] { keepEarlyBytes(); });
}

void Session::start() {
    m_life = live();
    m_life.start();
}

void Session::drain() {
    m_draining = true;
    if (!m_inCall) {
        cancel(CancelReason::Shutdown);
    }
}

Reactor& Session::reactor() {
    return m_shard.reactor();
}

Task<void> Session::live() {
    try {
        bool secured = true;
        if (m_tls) {
            secured = co_await secure();
        }
        if (!secured && !m_tls) {
            co_await refuse({400, "this port speaks TLS: call it with https"});
        } else if (!secured) {
            m_clientGone = true;
        } else if (m_turnedAway != nullptr) {
            co_await refuse({503, m_turnedAway});
        } else {
            while (co_await readHead()) {
                co_await serve();
                if (!m_keepAlive) {
                    break;
                }
            }
        }
        if (m_lingers && !m_clientGone) {
            co_await linger();
        }
    } catch (const std::exception& failure) {
        m_shard.log().error(std::string("A connection ended: ") + failure.what());
    }
    close();
    m_shard.retire(*this);
}

// False when there is nobody to talk to, or somebody who speaks HTTP without TLS: then m_tls is
// gone and the answer goes out in the clear. Whoever is turned away is not worth a handshake.
Task<bool> Session::secure() {
    const Clock& clock = reactor().clock();
    const Instant deadline = clock.instant() + m_shard.limits().headTime;
    while (m_turnedAway == nullptr) {
        const IoOutcome outcome = m_tls->handshake();
        if (outcome.kind == IoOutcome::Kind::Moved) {
            co_return true;
        }
        if (outcome.kind == IoOutcome::Kind::Failed || outcome.kind == IoOutcome::Kind::End) {
            if (m_tls->heardPlainHttp()) {
                m_writer.speakPlainly();
                m_tls.reset();
            }
            co_return false;
        }
        const auto left = std::chrono::ceil<Milliseconds>(
            std::max(deadline - clock.instant(), Instant::duration(0)));
        Waited waited = Waited::Ready;
        if (outcome.kind == IoOutcome::Kind::WantRead) {
            waited = co_await m_socket.readable(left, m_cancellation);
        } else {
            waited = co_await m_socket.writable(left, m_cancellation);
        }
        if (waited != Waited::Ready) {
            co_return false;
        }
    }
    co_return false;
}

void Session::close() {
    if (m_tls && m_socket.open()) {
        m_tls->sayEnd();
    }
    m_socket.close();
}

// False when there is no further call on this connection; then everything is said already.
Task<bool> Session::readHead() {
    const ServerLimits& limits = m_shard.limits();
    const Clock& clock = reactor().clock();
    m_reader.clear();
    Instant deadline = clock.instant() + (m_served ? limits.idleTime : limits.headTime);
    auto state = http::HeadReader::State::More;
    while (state == http::HeadReader::State::More) {
        const auto left = std::chrono::ceil<Milliseconds>(
            std::max(deadline - clock.instant(), Instant::duration(0)));
        const Received received = co_await receive(left);
        if (received.kind == Received::Kind::TimedOut && m_reader.begun()) {
            co_await refuse({408, "the head took too long"});
            co_return false;
        }
        if (received.kind != Received::Kind::Bytes) {
            co_return false;
        }
        if (!m_reader.begun()) {
            deadline = clock.instant() + limits.headTime;
        }
        std::size_t used = 0;
        state = m_reader.feed({received.bytes.data(), received.bytes.size()}, used);
        putBack(received.bytes.subspan(used));
    }
    m_receivedAt = clock.instant();
    http::HeadFault fault = m_reader.fault();
    if (!fault) {
        fault = http::parseRequest(m_reader.bytes(), m_head, m_terms);
    }
    if (fault) {
        co_await refuse(fault);
        co_return false;
    }
    co_return true;
}

Task<void> Session::serve() {
    m_served = true;
    m_decoder = http::BodyDecoder(m_terms.framing);
    m_bodyExpected = !m_decoder.complete();
    m_bodyInvited = false;
    m_body.clear();
    m_answer = Answer::None;
    m_bytesBefore = m_writer.bytes();
    m_keepAlive = m_terms.keepAlive;

    m_inCall = true;
    m_shard.callBegan();
    m_socket.watch();
    ServerCall call(*this);
    try {
        co_await m_shard.handler().handle(call);
    } catch (const std::exception& failure) {
        m_shard.log().error(std::string("A call ended: ") + failure.what());
    }
    m_shard.callEnded();
    m_inCall = false;
    settleConnection();
}

// Whether the connection can carry another call, and if not, how it ends.
void Session::settleConnection() {
    if (m_cancellation.reason() != CancelReason::Shutdown && !m_clientGone) {
        m_cancellation.reset();
    }
    const bool answered = m_answer == Answer::Complete && !m_writer.holding();
    if (m_clientGone || !answered) {
        m_keepAlive = false;
        // Without chunks a mere end would look like the end of the answer.
        if (!m_clientGone && m_answer == Answer::Streaming && !m_chunked) {
            m_socket.reset();
        }
        return;
    }
    if (!m_decoder.complete()) {
        m_keepAlive = false;
        m_lingers = true;
    }
    if (m_draining) {
        m_keepAlive = false;
    }
}

Task<void> Session::refuse(http::HeadFault fault) {
    m_terms = {};
    m_terms.keepAlive = false;
    m_head = {};
    m_answer = Answer::None;
    m_lingers = true;
    const std::string body = std::string("This request is refused: ") + fault.reason + ".\n";
    const http::Field fields[] = {{"content-type", "text/plain; charset=utf-8"},
                                  {"retry-after", "1"}};
    const std::size_t used = fault.status == 503 ? 2 : 1;
    // Whether it arrives or not, the connection ends.
    (void)co_await respond(fault.status, std::span(fields).first(used), body);
}

// Closing with bytes unread makes the kernel reset the connection, and the client may lose the
// answer it has not read yet. What still comes is thrown away, within limits.
Task<void> Session::linger() {
    const ServerLimits& limits = m_shard.limits();
    if (m_tls) {
        m_tls->sayEnd();
    }
    m_socket.endWriting();
    const Instant deadline = reactor().clock().instant() + limits.lingerTime;
    std::size_t dropped = 0;
    while (dropped < limits.lingerBytes) {
        const Instant now = reactor().clock().instant();
        if (now >= deadline) {
            break;
        }
        const Received received = co_await receive(std::chrono::ceil<Milliseconds>(deadline - now));
        if (received.kind != Received::Kind::Bytes) {
            break;
        }
        dropped += received.bytes.size();
    }
}

IoOutcome Session::read(std::span<char> into) {
    return m_tls ? m_tls->read(into) : m_socket.read(into);
}

Task<Session::Received> Session::receive(Milliseconds patience) {
    const std::span<char> buffer = reactor().readBuffer();
    if (!m_input.empty()) {
        const std::size_t size = m_input.size();
        std::memcpy(buffer.data(), m_input.data(), size);
        releaseMemory(m_input);
        co_return Received{Received::Kind::Bytes, buffer.first(size)};
    }
    // The socket's readiness says nothing of bytes that TLS has read off it already.
    bool ready = m_tls && m_tls->holdsBytes();
    while (true) {
        if (!ready) {
            switch (co_await m_socket.readable(patience, m_cancellation)) {
                case Waited::Ready:
                    break;
                case Waited::Cancelled:
                    co_return Received{Received::Kind::Cancelled, {}};
                case Waited::TimedOut:
                    co_return Received{Received::Kind::TimedOut, {}};
            }
        }
        ready = false;
        const IoOutcome outcome = read(buffer);
        if (outcome.kind == IoOutcome::Kind::Moved) {
            co_return Received{Received::Kind::Bytes, buffer.first(outcome.bytes)};
        }
        if (outcome.kind != IoOutcome::Kind::WantRead) {
            clientGone();
            co_return Received{Received::Kind::End, {}};
        }
    }
}

void Session::putBack(std::span<const char> bytes) {
    if (!bytes.empty()) {
        m_input.assign(bytes.data(), bytes.size());
    }
}

// The standing watch, while the handler waits for something else. To see the FIN behind them, bytes
// that come early are taken in, up to one buffer; they are looked at when their turn comes.
void Session::keepEarlyBytes() {
    const std::span<char> buffer = reactor().readBuffer();
    while (m_input.size() < buffer.size()) {
        const IoOutcome outcome = read(buffer.first(buffer.size() - m_input.size()));
        if (outcome.kind == IoOutcome::Kind::WantRead) {
            m_socket.watch();
            return;
        }
        if (outcome.kind != IoOutcome::Kind::Moved) {
            clientGone();
            return;
        }
        m_input.append(buffer.data(), outcome.bytes);
    }
}

void Session::clientGone() {
    m_clientGone = true;
    m_cancellation.cancel(CancelReason::ClientGone);
}

}  // namespace weir::net
