// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http/writer.hpp"
#include "engine/net/session.hpp"
#include "engine/net/shard.hpp"

// The writing of answers.
namespace weir::net {

namespace {

Error notSendable() {
    return Error::closed("The client is gone, or its answer is already complete.");
}

Error notWritable() {
    return Error::invalid("The answer's status or one of its headers cannot be written.");
}

}  // namespace

Task<Result<void>> Session::respond(int status, std::span<const http::Field> fields,
                                    std::string_view body) {
    if (!canSend(Answer::None)) {
        co_return notSendable();
    }
    m_out.clear();
    http::HeadWriter writer(m_out);
    writeHead(writer, status, fields);
    if (status >= 200 && status != 204 && status != 304) {
        writer.field("content-length", std::uint64_t{body.size()});
    }
    writer.end();
    if (!writer.ok()) {
        co_return notWritable();
    }
    m_answer = Answer::Complete;
    co_return co_await send({m_out, hasNoBody(status) ? std::string_view() : body, {}});
}

Task<Result<void>> Session::startStream(int status, std::span<const http::Field> fields) {
    if (auto opened = openStream(status, fields); !opened) {
        co_return opened;
    }
    co_return co_await send({m_out, {}, {}});
}

Result<void> Session::startStreamNow(int status, std::span<const http::Field> fields) {
    auto opened = openStream(status, fields);
    if (opened) {
        m_writer.put({m_out, {}, {}});
    }
    return opened;
}

// Leaves the head in m_out.
Result<void> Session::openStream(int status, std::span<const http::Field> fields) {
    if (!canSend(Answer::None)) {
        return notSendable();
    }
    m_out.clear();
    http::HeadWriter writer(m_out);
    m_chunked = m_head.minorVersion == 1;
    m_silent = hasNoBody(status);
    m_keepAlive = m_keepAlive && m_chunked;
    writeHead(writer, status, fields);
    if (m_chunked && !m_silent) {
        writer.field("transfer-encoding", "chunked");
    }
    writer.end();
    if (!writer.ok()) {
        return notWritable();
    }
    m_answer = Answer::Streaming;
    return {};
}

Task<Result<void>> Session::sendChunk(std::string_view bytes) {
    if (!canSend(Answer::Streaming)) {
        co_return notSendable();
    }
    // An empty chunk would be the end of the stream.
    if (bytes.empty() || m_silent) {
        co_return Result<void>();
    }
    if (!m_chunked) {
        co_return co_await send({bytes, {}, {}});
    }
    const http::ChunkHead head(bytes.size());
    co_return co_await send({head.text(), bytes, "\r\n"});
}

bool Session::sendChunkNow(std::string_view bytes) {
    if (!canSend(Answer::Streaming) || m_writer.holding() || bytes.empty() || m_silent) {
        return false;
    }
    if (!m_chunked) {
        return m_writer.put({bytes, {}, {}});
    }
    const http::ChunkHead head(bytes.size());
    return m_writer.put({head.text(), bytes, "\r\n"});
}

Task<Result<void>> Session::flush() {
    co_return noteSent(co_await m_writer.flush(m_cancellation));
}

Task<Result<void>> Session::finishStream() {
    if (!canSend(Answer::Streaming)) {
        co_return notSendable();
    }
    m_answer = Answer::Complete;
    if (!m_chunked || m_silent) {
        co_return Result<void>();
    }
    co_return co_await send({http::kLastChunk, {}, {}});
}

void Session::abort() {
    m_answer = Answer::Aborted;
    m_socket.reset();
}

bool Session::canSend(Answer expected) const {
    return m_answer == expected && !m_clientGone && m_socket.open();
}

bool Session::hasNoBody(int status) const {
    return m_head.method == "HEAD" || status == 204 || status == 304;
}

// All but the framing. An unread body cannot be told from the next request's head, so the
// connection ends with the answer then.
void Session::writeHead(http::HeadWriter& writer, int status, std::span<const http::Field> fields) {
    m_keepAlive = m_keepAlive && m_terms.keepAlive && !m_draining && m_decoder.complete();
    writer.statusLine(status);
    writer.callerFields(fields);
    writer.field("date", m_shard.date());
    if (!m_keepAlive) {
        writer.field("connection", "close");
    }
}

Task<Result<void>> Session::send(TcpSocket::Parts parts) {
    co_return noteSent(co_await m_writer.write(parts, m_cancellation));
}

Result<void> Session::noteSent(Result<void> sent) {
    if (!sent && sent.error().code != ErrorCode::Cancelled) {
        clientGone();
    }
    return sent;
}

// The handler's side of a session.
const http::RequestHead& ServerCall::head() const {
    return m_session.head();
}

std::string_view ServerCall::peerAddress() const {
    return m_session.peer();
}

Reactor& ServerCall::reactor() {
    return m_session.reactor();
}

Cancellation& ServerCall::cancellation() {
    return m_session.cancellation();
}

Task<Result<std::string>> ServerCall::readBody(std::size_t cap) {
    return m_session.readBody(cap);
}

std::optional<std::size_t> ServerCall::announcedBody() const {
    return m_session.announcedBody();
}

Instant ServerCall::requestReceivedAt() const {
    return m_session.receivedAt();
}

Task<Result<void>> ServerCall::respond(int status, std::span<const http::Field> fields,
                                       std::string_view body) {
    return m_session.respond(status, fields, body);
}

Task<Result<void>> ServerCall::startStream(int status, std::span<const http::Field> fields) {
    return m_session.startStream(status, fields);
}

Task<Result<void>> ServerCall::sendChunk(std::string_view bytes) {
    return m_session.sendChunk(bytes);
}

Task<Result<void>> ServerCall::flush() {
    return m_session.flush();
}

Result<void> ServerCall::startStreamNow(int status, std::span<const http::Field> fields) {
    return m_session.startStreamNow(status, fields);
}

bool ServerCall::sendChunkNow(std::string_view bytes) {
    return m_session.sendChunkNow(bytes);
}

Task<Result<void>> ServerCall::finishStream() {
    return m_session.finishStream();
}

void ServerCall::abort() {
    m_session.abort();
}

std::uint64_t ServerCall::bytesSent() const {
    return m_session.bytesSent();
}

}  // namespace weir::net
