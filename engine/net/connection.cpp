// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/connection.hpp"

#include <algorithm>
#include <utility>

#include "engine/net/http/writer.hpp"

namespace weir::net {

namespace {

constexpr int kSwitchingProtocols = 101;

}  // namespace

Connection::Connection(Reactor& reactor, ConnectionPool::State& pool, UpstreamAddress address,
                       Connected connected)
    : m_reactor(reactor),
      m_pool(pool),
      m_address(std::move(address)),
      m_times(connected.times),
      m_channel(std::move(connected.channel)) {}

void Connection::beginCall() {
    ++m_calls;
    m_idleTimer.disarm();
    m_dropped = nullptr;
    m_channel->socket().onReadable(nullptr);
    m_out.clear();
    m_outSent = 0;
    m_sent = false;
    m_headReader.clear();
    m_headDone = false;
    m_anyByte = false;
    m_decoder = http::BodyDecoder();
    m_leftover.clear();
}

Task<Result<void>> Connection::send(std::string_view method, std::string_view target,
                                    std::span<const http::Field> fields, std::string_view body,
                                    Cancellation& cancellation) {
    if (m_out.empty()) {
        m_method = method;
        http::HeadWriter head(m_out);
        head.requestLine(method, target);
        head.field("Host", m_address.origin.address());
        head.callerFields(fields);
        if (!body.empty() || method == "POST" || method == "PUT") {
            head.field("Content-Length", body.size());
        }
        head.end();
        if (!head.ok()) {
            m_out.clear();
            co_return Error::invalid("A header of the request cannot be sent.");
        }
    }
    while (!m_sent) {
        const std::size_t headSent = std::min(m_outSent, m_out.size());
        const IoOutcome outcome = m_channel->write(
            {std::string_view(m_out).substr(headSent), body.substr(m_outSent - headSent), {}});
        m_outSent += outcome.bytes;
        m_sent = m_outSent == m_out.size() + body.size();
        if (outcome.kind == IoOutcome::Kind::Failed || outcome.kind == IoOutcome::Kind::End) {
            // It may have answered before it stopped reading; receiveHead() tells.
            m_clean = false;
            break;
        }
        if (outcome.kind != IoOutcome::Kind::Moved &&
            co_await m_channel->wait(outcome.kind, Milliseconds::max(), cancellation) ==
                Waited::Cancelled) {
            co_return Error::cancelled("The request was given up.");
        }
    }
    co_return Result<void>();
}

Task<Result<std::span<char>>> Connection::read(Cancellation& cancellation) {
    for (;;) {
        const std::span<char> buffer = m_reactor.readBuffer();
        const IoOutcome outcome = m_channel->read(buffer);
        switch (outcome.kind) {
            case IoOutcome::Kind::Moved:
                m_anyByte = true;
                co_return buffer.first(outcome.bytes);
            case IoOutcome::Kind::End:
                m_clean = false;
                co_return std::span<char>();
            case IoOutcome::Kind::Failed:
                m_clean = false;
                co_return cutOff();
            default:
                break;
        }
        if (co_await m_channel->wait(outcome.kind, Milliseconds::max(), cancellation) ==
            Waited::Cancelled) {
            co_return Error::cancelled("The answer was given up.");
        }
    }
}

Error Connection::cutOff() const {
    const std::string host = m_address.origin.address();
    if (m_anyByte) {
        return Error::io("The answer of " + host + " was cut off.");
    }
    return reused() ? Error::closed(host + " had closed the connection.")
                    : Error::unavailable(host + " closed the connection without an answer.");
}

Task<Result<http::ResponseHead>> Connection::receiveHead(Cancellation& cancellation) {
    while (!m_headDone) {
        auto bytes = co_await read(cancellation);
        if (!bytes) {
            co_return std::move(bytes.error());
        }
        if (bytes->empty()) {
            co_return cutOff();
        }
        std::string_view rest(bytes->data(), bytes->size());
        while (!rest.empty() && !m_headDone) {
            std::size_t used = 0;
            const auto state = m_headReader.feed(rest, used);
            rest.remove_prefix(used);
            http::HeadFault fault = m_headReader.fault();
            if (state == http::HeadReader::State::Complete) {
                fault = http::parseResponse(m_headReader.bytes(), m_method, m_head, m_terms);
            } else if (state == http::HeadReader::State::More) {
                break;
            }
            if (fault || m_head.status == kSwitchingProtocols) {
                m_clean = false;
                co_return Error::invalid(
                    "The answer of " + m_address.origin.address() +
                    " is not HTTP/1.1: " + (fault ? fault.reason : "unasked upgrade") + ".");
            }
            if (m_head.status < 200) {
                m_headReader.clear();
            } else {
                m_headDone = true;
            }
        }
        m_leftover.assign(rest);
    }
    m_decoder = http::BodyDecoder(m_terms.framing);
    co_return m_head;
}

Task<Result<std::string_view>> Connection::receiveBody(Cancellation& cancellation) {
    while (!m_decoder.complete()) {
        std::string kept;
        std::span<char> bytes;
        if (!m_leftover.empty()) {
            // Into the shared buffer, where everything else is.
            bytes = m_reactor.readBuffer().first(m_leftover.size());
            std::copy(m_leftover.begin(), m_leftover.end(), bytes.begin());
            m_leftover = std::string();
        } else {
            auto more = co_await read(cancellation);
            if (!more) {
                co_return std::move(more.error());
            }
            if (more->empty()) {
                if (m_decoder.endOfStream()) {
                    break;
                }
                co_return cutOff();
            }
            bytes = *more;
        }
        const auto piece = m_decoder.decode(bytes);
        if (m_decoder.fault() != nullptr) {
            m_clean = false;
            co_return Error::invalid("The answer of " + m_address.origin.address() +
                                     " is not HTTP/1.1: " + m_decoder.fault() + ".");
        }
        if (piece.used < bytes.size()) {
            m_clean = false;  // something follows an answer that nobody asked for
        }
        if (!piece.data.empty()) {
            co_return piece.data;
        }
    }
    co_return std::string_view();
}

void Connection::close() {
    m_clean = false;
    m_idleTimer.disarm();
    m_channel->socket().close();
}

bool Connection::keepable() const {
    return m_clean && m_sent && m_headDone && m_terms.keepAlive && m_decoder.complete() &&
           m_leftover.empty() && m_channel->socket().open();
}

void Connection::watch(Milliseconds idleTime, std::function<void()> dropped) {
    m_dropped = std::move(dropped);
    m_head = {};
    m_reactor.timers().arm(m_idleTimer, idleTime);
    m_channel->socket().onReadable([this] {
        if (stillSilent()) {
            m_channel->socket().watch();
        } else {
            drop();
        }
    });
    m_channel->socket().watch();
}

// TLS sends session tickets after the handshake: bytes on the socket, but nothing said.
bool Connection::stillSilent() {
    return m_channel->read(m_reactor.readBuffer()).kind == IoOutcome::Kind::WantRead;
}

void Connection::drop() {
    if (const auto dropped = std::exchange(m_dropped, nullptr)) {
        dropped();  // this object is gone afterwards
    }
}

}  // namespace weir::net
