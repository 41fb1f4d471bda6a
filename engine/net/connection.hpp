// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/net/channel.hpp"
#include "engine/net/client.hpp"
#include "engine/net/connector.hpp"
#include "engine/net/http/body_decoder.hpp"
#include "engine/net/http/head_parser.hpp"

namespace weir::net {

// One connection to an upstream: a request and its answer at a time. Everything it has read and
// not given out yet, it keeps, so that an await that was given up can be repeated.
class Connection {
public:
    Connection(Reactor& reactor, ConnectionPool::State& pool, UpstreamAddress address,
               Connected connected);

    const UpstreamAddress& address() const { return m_address; }
    bool reused() const { return m_calls > 1; }
    ConnectTimes times() const { return reused() ? ConnectTimes() : m_times; }
    ConnectionPool::State& pool() { return m_pool; }

    // Ready for the next request; see keepable().
    void beginCall();
    Task<Result<void>> send(std::string_view method, std::string_view target,
                            std::span<const http::Field> fields, std::string_view body,
                            Cancellation& cancellation);
    Task<Result<http::ResponseHead>> receiveHead(Cancellation& cancellation);
    Task<Result<std::string_view>> receiveBody(Cancellation& cancellation);
    void close();

    // The answer was read to its end, and nothing speaks against another call.
    bool keepable() const;
    // While nobody uses it: `dropped` is called when the upstream closes it or speaks unasked, or
    // when `idleTime` has passed.
    void watch(Milliseconds idleTime, std::function<void()> dropped);

private:
    // Bytes in the read buffer. Errors: as of receive; empty at the end of the stream.
    Task<Result<std::span<char>>> read(Cancellation& cancellation);
    Error cutOff() const;
    bool stillSilent();

    Reactor& m_reactor;
    ConnectionPool::State& m_pool;
    const UpstreamAddress m_address;
    const ConnectTimes m_times;
    std::unique_ptr<Channel> m_channel;
    unsigned m_calls = 0;

    std::string m_out;          // the head of the request, until it is sent
    std::size_t m_outSent = 0;  // of head and body
    bool m_sent = false;

    std::string m_method;
    http::HeadReader m_headReader;
    http::ResponseHead m_head;
    http::ResponseTerms m_terms;
    bool m_headDone = false;
    bool m_anyByte = false;  // of the answer
    http::BodyDecoder m_decoder;
    std::string m_leftover;  // of the body, read together with the head
    bool m_clean = true;     // the framing held so far

    Timer m_idleTimer{[this] { drop(); }};
    std::function<void()> m_dropped;
    void drop();
};

}  // namespace weir::net
