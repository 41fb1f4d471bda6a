// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>

#include "engine/base/release_memory.hpp"
#include "engine/net/connection.hpp"

// The reading of answers.
namespace weir::net {

namespace {

constexpr int kMostInterim = 16;

}  // namespace

Task<Result<http::ResponseHead>> Connection::receiveHead(Cancellation& cancellation) {
    while (true) {
        if (auto read = co_await readHead(cancellation); !read) {
            co_return std::move(read.error());
        }
        if (const auto fault = http::parseResponse(m_reader.bytes(), m_method, m_head, m_terms)) {
            m_broken = true;
            co_return invalid(fault.reason);
        }
        if (m_head.status >= 200) {
            break;
        }
        if (m_head.status == 101 || ++m_interim > kMostInterim) {
            m_broken = true;
            co_return invalid("it gives interim answers only");
        }
        m_reader.clear();
    }
    m_headDone = true;
    m_decoder = http::BodyDecoder(m_terms.framing);
    co_return m_head;
}

Task<Result<void>> Connection::readHead(Cancellation& cancellation) {
    auto state = http::HeadReader::State::More;
    while (state == http::HeadReader::State::More) {
        const Received received = co_await receive(cancellation);
        switch (received.kind) {
            case Received::Kind::Bytes:
                break;
            case Received::Kind::Cancelled:
                co_return Error::cancelled("The wait for the answer was given up.");
            default:
                m_broken = true;
                co_return lost();
        }
        m_answering = true;
        std::size_t used = 0;
        state = m_reader.feed({received.bytes.data(), received.bytes.size()}, used);
        m_input.assign(received.bytes.data() + used, received.bytes.size() - used);
    }
    if (state == http::HeadReader::State::Broken) {
        m_broken = true;
        const http::HeadFault fault = m_reader.fault();
        if (fault.status == 400) {
            co_return invalid(fault.reason);
        }
        co_return Error::tooLarge("The answer of " + m_key.origin.address() +
                                  " is refused: " + fault.reason + ".");
    }
    co_return Result<void>();
}

Task<Result<std::string_view>> Connection::receiveBody(Cancellation& cancellation) {
    while (!m_decoder.complete()) {
        const Received received = co_await receive(cancellation);
        if (received.kind == Received::Kind::Cancelled) {
            co_return Error::cancelled("The wait for the answer was given up.");
        }
        if (received.kind != Received::Kind::Bytes) {
            if (received.kind == Received::Kind::End && m_decoder.endOfStream()) {
                break;
            }
            m_broken = true;
            co_return lost();
        }
        const auto piece = m_decoder.decode(received.bytes);
        if (const char* fault = m_decoder.fault()) {
            m_broken = true;
            co_return invalid(fault);
        }
        // What follows an answer was not asked for: the connection is not used again.
        m_broken = m_broken || piece.used < received.bytes.size();
        if (!piece.data.empty()) {
            co_return piece.data;
        }
    }
    co_return std::string_view();
}

Task<Connection::Received> Connection::receive(Cancellation& cancellation) {
    const std::span<char> buffer = m_reactor.readBuffer();
    if (!m_input.empty()) {
        const std::size_t size = m_input.size();
        std::memcpy(buffer.data(), m_input.data(), size);
        releaseMemory(m_input);
        co_return Received{Received::Kind::Bytes, buffer.first(size)};
    }
    // Without TLS there is rarely something already, and trying costs a system call.
    IoOutcome outcome{IoOutcome::Kind::WantRead};
    if (m_tls && m_tls->holdsBytes()) {
        outcome = read(buffer);
    }
    while (outcome.kind == IoOutcome::Kind::WantRead ||
           outcome.kind == IoOutcome::Kind::WantWrite) {
        if (co_await wait(outcome.kind, Milliseconds::max(), cancellation) == Waited::Cancelled) {
            co_return Received{Received::Kind::Cancelled, {}};
        }
        outcome = read(buffer);
    }
    switch (outcome.kind) {
        case IoOutcome::Kind::Moved:
            co_return Received{Received::Kind::Bytes, buffer.first(outcome.bytes)};
        case IoOutcome::Kind::End:
            co_return Received{Received::Kind::End, {}};
        default:
            co_return Received{Received::Kind::Failed, {}};
    }
}

Error Connection::lost() const {
    const std::string where = m_key.origin.address();
    if (m_answering) {
        return Error::io(where + " ended the connection within its answer.",
                         "The answer is incomplete.");
    }
    if (m_reused) {
        return Error::closed(where + " had closed an idle connection.", "Try once more.");
    }
    return Error::unavailable(where + " ended the connection without an answer.", "Try again.");
}

Error Connection::invalid(const char* fault) const {
    return Error::invalid(
        "The answer of " + m_key.origin.address() + " is not valid HTTP/1.1: " + fault + ".",
        "Check that the base URL is the address of an API.");
}

}  // namespace weir::net
