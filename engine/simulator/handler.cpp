// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/handler.hpp"

#include "engine/net/sleep.hpp"

namespace weir::simulator {
namespace {

constexpr std::size_t kMaxBody = 32 * 1024 * 1024;

std::vector<net::http::Field> fieldsOf(const Answer& answer) {
    std::vector<net::http::Field> fields;
    for (const auto& [name, value] : answer.fields) {
        fields.push_back({name, value});
    }
    return fields;
}

Call callOf(const net::http::RequestHead& head, std::string_view body) {
    Call call;
    call.method = head.method;
    call.path = head.path();
    call.contentType = head.find("content-type").value_or(std::string_view());
    call.hasApiKeyHeader = !head.find("x-api-key").value_or(std::string_view()).empty();
    call.hasKey =
        call.hasApiKeyHeader || !head.find("authorization").value_or(std::string_view()).empty();
    call.hasAnthropicVersion = head.find("anthropic-version").has_value();
    call.body = body;
    return call;
}

}  // namespace

Handler::Handler(const Options& options, const Clock& clock, Random& random)
    : m_clock(clock), m_responder(options, clock, random) {}

net::Task<void> Handler::handle(net::ServerCall& call) {
    const Result<std::string> body = co_await call.readBody(kMaxBody);
    if (!body) {
        if (body.error().code == ErrorCode::TooLarge) {
            co_await call.respond(413, {}, {});
        }
        co_return;
    }
    const Answer answer = m_responder.answer(callOf(call.head(), *body));
    if (answer.stream) {
        co_await sendStream(call, answer);
    } else {
        co_await sendPlain(call, answer);
    }
}

net::Task<void> Handler::sendPlain(net::ServerCall& call, const Answer& answer) {
    const Instant due = m_clock.instant() + answer.firstToken + timeOf(answer.tokens, answer);
    const bool here = co_await waitUntil(call, due);
    if (!here) {
        co_return;
    }
    const auto fields = fieldsOf(answer);
    if (answer.ending == Answer::Ending::Whole) {
        co_await call.respond(answer.status, fields, answer.body);
        co_return;
    }
    if (!answer.body.empty()) {
        const Result<void> started = co_await call.startStream(answer.status, fields);
        if (started) {
            co_await call.sendChunk(answer.body);
        }
    }
    if (answer.ending == Answer::Ending::Stall) {
        co_await stall(call);
    }
    call.abort();
}

net::Task<void> Handler::sendStream(net::ServerCall& call, const Answer& answer) {
    const auto fields = fieldsOf(answer);
    const Result<void> started = co_await call.startStream(answer.status, fields);
    if (!started) {
        co_return;
    }
    const Instant firstToken = m_clock.instant() + answer.firstToken;
    std::uint64_t tokens = 0;
    for (const StreamEvent& event : answer.events) {
        // Each is due by itself, so that a coarse timer does not slow the whole.
        bool here = true;
        if (event.part == StreamEvent::Part::Token) {
            here = co_await waitUntil(call, firstToken + timeOf(tokens++, answer));
        }
        if (!here) {
            co_return;
        }
        const Result<void> sent = co_await call.sendChunk(event.bytes);
        if (!sent) {
            co_return;
        }
    }
    switch (answer.ending) {
        case Answer::Ending::Whole:
            co_await call.finishStream();
            break;
        case Answer::Ending::Stall:
            co_await stall(call);
            break;
        case Answer::Ending::Reset:
            call.abort();
            break;
    }
}

net::Task<void> Handler::stall(net::ServerCall& call) {
    // GCC 12 makes a trap of `while (co_await …) {}`.
    bool here = true;
    while (here) {
        here = co_await waitUntil(call, m_clock.instant() + std::chrono::hours(1));
    }
}

net::Task<bool> Handler::waitUntil(net::ServerCall& call, Instant due) {
    const auto left = std::chrono::ceil<Milliseconds>(due - m_clock.instant());
    if (left.count() <= 0) {
        co_return !call.cancellation().cancelled();
    }
    const Result<void> slept = co_await net::sleep(call.reactor(), left, call.cancellation());
    co_return slept.ok();
}

Microseconds Handler::timeOf(std::uint64_t tokens, const Answer& answer) {
    if (answer.tokensPerSecond <= 0) {
        return Microseconds(0);
    }
    return Microseconds(
        static_cast<Microseconds::rep>(static_cast<double>(tokens) * 1e6 / answer.tokensPerSecond));
}

}  // namespace weir::simulator
