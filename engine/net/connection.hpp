// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/net/client.hpp"
#include "engine/net/http/body_decoder.hpp"
#include "engine/net/http/head_parser.hpp"
#include "engine/net/tcp_socket.hpp"
#include "engine/net/tls_stream.hpp"

namespace weir::net {

// What makes two calls able to share a connection.
struct UpstreamKey {
    Origin origin;
    bool local = false;
    std::string caFile;
    std::string proxy;  // its id(); empty: none

    friend auto operator<=>(const UpstreamKey&, const UpstreamKey&) = default;
};

// One connection to an upstream and the call it carries. All progress is kept here, not in
// the awaiting frames, so that an await that was cancelled can be repeated.
class Connection {
public:
    Connection(Reactor& reactor, UpstreamKey key, TcpSocket socket);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // The handshake. Errors: Denied, Unavailable, Timeout, Cancelled.
    Task<Result<void>> secure(TlsContexts::Context context, TlsStream::Resumption resumption,
                              Milliseconds patience, Cancellation& cancellation);

    // See Lease.
    Task<Result<void>> send(std::string_view method, std::string_view target,
                            std::span<const http::Field> fields, std::string_view body,
                            Cancellation& cancellation);
    Task<Result<http::ResponseHead>> receiveHead(Cancellation& cancellation);
    Task<Result<std::string_view>> receiveBody(Cancellation& cancellation);

    const UpstreamKey& key() const { return m_key; }
    ConnectTimes times;
    // What it sends is counted there, for the purpose of who holds it; null: nowhere.
    Departures::Place* departures = nullptr;
    Purpose purpose = Purpose::Calls;
    bool reused() const { return m_reused; }
    // Where the lease brings it when it can carry another call.
    std::function<void(std::unique_ptr<Connection>)> takeBack;
    bool canBeReused() const;

    // In the pool: `drop` is called when the upstream closes, speaks, or the time is over.
    void idle(Milliseconds time, std::function<void()> drop);
    // Out of it again.
    void wakeUp();

private:
    struct Received {
        enum class Kind { Bytes, End, Failed, Cancelled };
        Kind kind;
        std::span<char> bytes;  // in the reactor's read buffer
    };

    bool prepare(std::string_view method, std::string_view target,
                 std::span<const http::Field> fields, std::string_view body);
    IoOutcome write(std::string_view head, std::string_view body);
    IoOutcome read(std::span<char> into);
    TcpSocket::Wait wait(IoOutcome::Kind wanted, Milliseconds patience, Cancellation& cancellation);
    Task<Received> receive(Cancellation& cancellation);
    Task<Result<void>> readHead(Cancellation& cancellation);
    void checkIdle();
    Error lost() const;
    Error invalid(const char* fault) const;

    Reactor& m_reactor;
    const UpstreamKey m_key;
    TcpSocket m_socket;
    std::unique_ptr<TlsStream> m_tls;

    // The request.
    std::string m_method;
    std::string m_out;  // its head, and over TLS a small body
    std::size_t m_outSent = 0;
    std::size_t m_bodySent = 0;
    bool m_bodyInOut = false;
    bool m_sending = false;
    bool m_sendFailed = false;

    // The answer.
    http::HeadReader m_reader;
    http::ResponseHead m_head;
    http::ResponseTerms m_terms;
    http::BodyDecoder m_decoder;
    std::string m_input;  // read, but not yet taken
    int m_interim = 0;
    bool m_answering = false;  // a byte of the answer came
    bool m_headDone = false;
    bool m_broken = false;

    bool m_reused = false;
    std::function<void()> m_drop;
    Timer m_idleTimer;
};

}  // namespace weir::net
