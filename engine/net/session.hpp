// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "engine/base/log.hpp"
#include "engine/net/http/body_decoder.hpp"
#include "engine/net/http/head_parser.hpp"
#include "engine/net/peer_counts.hpp"
#include "engine/net/server.hpp"
#include "engine/net/socket_writer.hpp"
#include "engine/net/tcp_socket.hpp"
#include "engine/net/tls_stream.hpp"

namespace weir::net {

namespace http {
class HeadWriter;
}

class Shard;

// One client connection: heads in, calls to the handler, answers out, until either side has had
// enough. It lives in its Shard's list and tells it when it is over.
class Session {
public:
    // `tls` is the context of the server's end; null: there is no TLS.
    Session(Shard& shard, TcpSocket socket, std::string peer, TlsContexts::Context tls);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start();
    // No further call after the present one; without one the connection ends now.
    void drain();
    void cancel(CancelReason reason) { m_cancellation.cancel(reason); }
    // Answers 503 with this reason instead of serving.
    void turnAway(const char* why) { m_turnedAway = why; }
    // Held for as long as the connection.
    void occupy(PeerCounts::Place place) { m_place = std::move(place); }

    // What a ServerCall is made of; see there.
    const http::RequestHead& head() const { return m_head; }
    std::string_view peer() const { return m_peer; }
    Reactor& reactor();
    Cancellation& cancellation() { return m_cancellation; }
    std::optional<std::size_t> announcedBody() const;
    Instant receivedAt() const { return m_receivedAt; }
    std::uint64_t bytesSent() const { return m_writer.bytes() - m_bytesBefore; }
    Task<Result<std::string>> readBody(std::size_t cap);
    Task<Result<void>> respond(int status, std::span<const http::Field> fields,
                               std::string_view body);
    Task<Result<void>> startStream(int status, std::span<const http::Field> fields);
    Task<Result<void>> sendChunk(std::string_view bytes);
    Task<Result<void>> flush();
    Task<Result<void>> finishStream();
    Result<void> startStreamNow(int status, std::span<const http::Field> fields);
    bool sendChunkNow(std::string_view bytes);
    void abort();

private:
    // How far the answer of the present call is.
    enum class Answer { None, Streaming, Complete, Aborted };
    struct Received {
        enum class Kind { Bytes, End, TimedOut, Cancelled };
        Kind kind;
        std::span<char> bytes;  // in the reactor's read buffer
    };

    Task<void> live();
    Task<bool> secure();
    Task<bool> readHead();
    Task<void> serve();
    Task<void> refuse(http::HeadFault fault);
    Task<void> linger();

    IoOutcome read(std::span<char> into);
    Task<Received> receive(Milliseconds patience);
    void close();
    void putBack(std::span<const char> bytes);
    Task<Result<void>> inviteBody();
    Task<Result<void>> readSomeBody();
    Milliseconds bodyPatience();
    void keepEarlyBytes();
    void clientGone();
    void settleConnection();

    bool canSend(Answer expected) const;
    void writeHead(http::HeadWriter& writer, int status, std::span<const http::Field> fields);
    bool hasNoBody(int status) const;
    Result<void> openStream(int status, std::span<const http::Field> fields);
    Task<Result<void>> send(TcpSocket::Parts parts);
    Result<void> noteSent(Result<void> sent);

    Shard& m_shard;
    TcpSocket m_socket;
    std::unique_ptr<TlsStream> m_tls;
    const std::string m_peer;
    PeerCounts::Place m_place;
    SocketWriter m_writer;
    Cancellation m_cancellation;

    std::string m_input;  // read, but not yet taken
    http::HeadReader m_reader;
    http::RequestHead m_head;
    http::RequestTerms m_terms;
    http::BodyDecoder m_decoder;
    std::string m_body;
    Instant m_receivedAt;
    Instant m_bodyWindowEnd;
    std::size_t m_bodyWindowFrom = 0;

    std::string m_out;  // the head that is being written
    Answer m_answer = Answer::None;
    std::uint64_t m_bytesBefore = 0;
    bool m_bodyExpected = false;
    bool m_bodyInvited = false;
    bool m_chunked = false;
    bool m_silent = false;  // a stream whose body is left out
    bool m_keepAlive = true;
    bool m_served = false;  // a call before
    const char* m_turnedAway = nullptr;
    bool m_draining = false;
    bool m_inCall = false;
    bool m_clientGone = false;  // it sent its FIN, or worse
    bool m_lingers = false;     // an answer went out before the request was read to its end

    Task<void> m_life;  // last: its frames use all of the above
};

}  // namespace weir::net
