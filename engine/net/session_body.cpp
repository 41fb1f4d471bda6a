// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engine/net/session.hpp"
#include "engine/net/shard.hpp"

// The reading of request bodies.
namespace weir::net {

namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::size_t kLeastBytesPerSecond = 1024;

Error tooLarge(std::size_t cap) {
    return Error::tooLarge("The request body is over " + std::to_string(cap) + " bytes.",
                           "Send less at once.");
}

}  // namespace

Task<Result<std::string>> Session::readBody(std::size_t cap) {
    if (m_terms.framing.kind == http::Framing::Kind::Length && m_terms.framing.length > cap) {
        co_return tooLarge(cap);
    }
    if (auto invited = co_await inviteBody(); !invited) {
        co_return std::move(invited.error());
    }
    while (!m_decoder.complete()) {
        if (auto read = co_await readSomeBody(); !read) {
            co_return std::move(read.error());
        }
        if (m_body.size() > cap) {
            co_return tooLarge(cap);
        }
    }
    m_receivedAt = reactor().clock().instant();
    if (m_bodyExpected) {
        m_socket.watch();
    }
    co_return std::exchange(m_body, {});
}

std::optional<std::size_t> Session::announcedBody() const {
    switch (m_terms.framing.kind) {
        case http::Framing::Kind::Length:
            return m_terms.framing.length;
        case http::Framing::Kind::None:
            return 0;
        default:
            return std::nullopt;
    }
}

Task<Result<void>> Session::inviteBody() {
    if (m_bodyInvited || m_decoder.complete()) {
        co_return Result<void>();
    }
    m_bodyInvited = true;
    m_bodyWindowEnd = reactor().clock().instant() + m_shard.limits().bodyWindow;
    m_bodyWindowFrom = 0;
    // A client that did not wait needs no invitation.
    if (m_terms.expectsContinue && m_input.empty()) {
        co_return co_await send({kContinue, {}, {}});
    }
    co_return Result<void>();
}

Task<Result<void>> Session::readSomeBody() {
    const Milliseconds patience = bodyPatience();
    if (patience == Milliseconds(0)) {
        co_return Error::timeout("The request body comes too slowly.");
    }
    const Received received = co_await receive(patience);
    switch (received.kind) {
        case Received::Kind::Bytes:
            break;
        case Received::Kind::TimedOut:
            co_return Result<void>();  // the window is judged above
        case Received::Kind::Cancelled:
            co_return Error::cancelled("The reading of the request was given up.");
        case Received::Kind::End:
            co_return Error::closed("The client ended the connection within its request.");
    }
    const auto piece = m_decoder.decode(received.bytes);
    m_body.append(piece.data);
    if (m_decoder.fault()) {
        co_return Error::invalid(std::string("The request body is not valid: ") +
                                 m_decoder.fault() + ".");
    }
    putBack(received.bytes.subspan(piece.used));
    co_return Result<void>();
}

// Zero when the window that ends now has brought too little.
Milliseconds Session::bodyPatience() {
    const Milliseconds window = m_shard.limits().bodyWindow;
    const Instant now = reactor().clock().instant();
    if (now >= m_bodyWindowEnd) {
        const auto least = kLeastBytesPerSecond * static_cast<std::size_t>(window.count()) / 1000;
        if (m_body.size() - m_bodyWindowFrom < least) {
            return Milliseconds(0);
        }
        m_bodyWindowFrom = m_body.size();
        m_bodyWindowEnd = now + window;
    }
    return std::chrono::ceil<Milliseconds>(m_bodyWindowEnd - now);
}

}  // namespace weir::net
