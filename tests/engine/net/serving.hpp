// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "engine/base/words.hpp"
#include "tests/engine/net/coroutine_verify.hpp"
#include "tests/engine/net/world.hpp"

// Requests and a handler that the tests of the server share.
namespace weir::net::test {

inline const std::string kGet = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
inline const std::string kPost5 = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";

inline Task<void> answerTarget(ServerCall& call) {
    const auto body = co_await call.readBody(1024);
    const std::string text = std::string(call.head().method) + " " +
                             std::string(call.head().target) + " " +
                             (body ? *body : std::string(wordOf(body.error().code)));
    (void)co_await call.respond(200, {}, text);
}

inline std::size_t count(const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) {
        ++found;
    }
    return found;
}

}  // namespace weir::net::test
