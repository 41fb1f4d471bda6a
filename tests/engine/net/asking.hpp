// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "tests/engine/net/coroutine_verify.hpp"
#include "tests/engine/net/world.hpp"

// One call through the pool, and peers that answer it.
namespace weir::net::test {

inline const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

// Answers every request without a body with the same bytes.
inline PeerScript always(std::string answer) {
    return [answer = std::move(answer)](Peer& peer) -> Task<void> {
        while (!peer.ended()) {
            const std::string heard = co_await peer.hearUntil("\r\n\r\n");
            if (!heard.empty()) {
                co_await peer.say(answer);
            }
        }
    };
}

// Answers once and ends.
inline PeerScript once(std::string answer) {
    return [answer = std::move(answer)](Peer& peer) -> Task<void> {
        co_await peer.hearUntil("\r\n\r\n");
        co_await peer.say(answer);
        peer.socket().close();
    };
}

struct Answer {
    Result<http::ResponseHead> head{Error::internal("not asked")};
    int status = 0;
    std::string body;
    std::optional<Error> error;  // of whatever failed first
    bool reused = false;
};

inline Task<Answer> ask(World& world, UpstreamAddress address, std::string_view method = "GET",
                        std::string_view body = {}) {
    Answer answer;
    auto lease = co_await world.pool->acquire(address, world.cancellation);
    if (!lease) {
        answer.error = lease.error();
        co_return answer;
    }
    answer.reused = lease->reused();
    if (auto sent = co_await lease->send(method, "/x", {}, body, world.cancellation); !sent) {
        answer.error = sent.error();
        co_return answer;
    }
    const auto head = co_await lease->receiveHead(world.cancellation);
    if (!head) {
        answer.error = head.error();
        co_return answer;
    }
    answer.status = head->status;
    while (true) {
        const auto piece = co_await lease->receiveBody(world.cancellation);
        if (!piece) {
            answer.error = piece.error();
            co_return answer;
        }
        if (piece->empty()) {
            co_return answer;
        }
        answer.body += *piece;
    }
}

}  // namespace weir::net::test
