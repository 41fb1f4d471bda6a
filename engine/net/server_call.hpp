// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/cancellation.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/net/http/message.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/task.hpp"

namespace weir::net {

class Session;

// One request and its answer, as the handler sees them; valid until the handler returns. While it
// runs, a client that ends or resets its connection fires cancellation() with ClientGone: a FIN
// counts as gone, since a client of ours that still wants the answer keeps its side open.
//
// Errors of everything that sends: Closed (the client is gone, or the answer is already complete),
// Cancelled (the cancellation fired while the socket was full; the bytes were taken over and go out
// before whatever is sent next, so they are not to be sent again), Timeout (the client takes
// nothing), Invalid (a field that cannot be written). What the socket takes at once is written even
// when the cancellation has fired for another reason than ClientGone.
class ServerCall {
public:
    ServerCall(const ServerCall&) = delete;
    ServerCall& operator=(const ServerCall&) = delete;

    // Views hold as long as the call.
    const http::RequestHead& head() const;
    // "127.0.0.1:50312"
    std::string_view peerAddress() const;
    Reactor& reactor();
    Cancellation& cancellation();

    // The whole body. A client that waits for 100-continue gets it only now. Once. Errors: TooLarge
    // (announced or found to be over `cap`), Invalid (broken framing), Timeout (too slow), Closed
    // (the client went away in the middle), Cancelled (the call may be repeated). After one of the
    // first three an answer can still be sent; the connection ends with it.
    Task<Result<std::string>> readBody(std::size_t cap);
    // How large the body will be. Nothing: it comes in chunks and says only at its end.
    std::optional<std::size_t> announcedBody() const;
    // When the last byte of the request was read: of the head until readBody() is done.
    Instant requestReceivedAt() const;

    // A whole answer; adds Content-Length, Date and, where it applies, Connection. The body of an
    // answer to HEAD, and of 204 and 304, is left out.
    Task<Result<void>> respond(int status, std::span<const http::Field> fields,
                               std::string_view body);

    // An answer in pieces. The head is sent at once.
    Task<Result<void>> startStream(int status, std::span<const http::Field> fields);
    // One write a piece. Suspends only while the client's socket is full, so at most one piece is
    // held for it; `bytes` need to hold only until then.
    Task<Result<void>> sendChunk(std::string_view bytes);
    // Goes on with a send that was Cancelled, until the socket has everything that was taken over.
    Task<Result<void>> flush();
    Task<Result<void>> finishStream();

    // The same as startStream and sendChunk for a timer that has something to say while the handler
    // waits for something else, but not for the client: they never suspend. What the socket does
    // not take is held, and while something is held nothing is added to it: then sendChunkNow says
    // false. Whether the client is still there, cancellation() tells.
    Result<void> startStreamNow(int status, std::span<const http::Field> fields);
    bool sendChunkNow(std::string_view bytes);

    // Ends the connection without a proper end of the answer, so that the client sees it was cut.
    void abort();

    // Everything written to the socket for this call, framing included.
    std::uint64_t bytesSent() const;

private:
    friend class Session;
    explicit ServerCall(Session& session) : m_session(session) {}

    Session& m_session;
};

}  // namespace weir::net
