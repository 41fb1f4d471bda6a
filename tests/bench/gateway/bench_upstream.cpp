// SPDX-License-Identifier: GPL-3.0-or-later
// A provider for measurements: the cheapest honest answers to POST /v1/chat/completions.
//   bench_upstream [--rate 5] [--seconds 30] [--bytes 200]
// Plain: about 1 KB of JSON with usage. "stream":true: `rate` events a second for `seconds`, about
// `bytes` each and stamped (stamp.hpp), then a usage chunk, stamped too, and [DONE]. Prints its
// port on 127.0.0.1.

#include <array>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "engine/base/clock.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/server.hpp"
#include "tests/bench/gateway/options.hpp"
#include "tests/bench/gateway/pacer.hpp"
#include "tests/bench/gateway/serve.hpp"
#include "tests/bench/gateway/stamp.hpp"

namespace {

using namespace weir;
using namespace weir::bench;

constexpr std::size_t kAnswerText = 650;  // makes the whole answer about 1 KB
constexpr std::size_t kMaxRequest = std::size_t{1} << 20;

struct Streaming {
    std::size_t rate;
    std::size_t seconds;
    std::size_t bytes;
};

std::string chunk(std::string_view delta, std::string_view rest, const Stamp& stamp) {
    return fmt::format(
        R"(data: {{"id":"chatcmpl-b","object":"chat.completion.chunk","created":1764000000,)"
        R"("model":"gpt-4o-mini",{},"choices":[{}]{}}})"
        "\n\n",
        toJson(stamp), delta, rest);
}

std::string contentChunk(std::size_t bytes, const Stamp& stamp) {
    constexpr std::string_view kDelta = R"({{"index":0,"delta":{{"content":"{}"}}}})";
    const std::size_t bare = chunk(fmt::format(kDelta, ""), "", stamp).size();
    const std::string words(bytes > bare ? bytes - bare : 1, 'w');
    return chunk(fmt::format(kDelta, words), "", stamp);
}

std::string plainAnswer() {
    return fmt::format(
        R"({{"id":"chatcmpl-b","object":"chat.completion","created":1764000000,)"
        R"("model":"gpt-4o-mini-2024-07-18","choices":[{{"index":0,"message":{{"role":"assistant",)"
        R"("content":"{}","refusal":null}},"logprobs":null,"finish_reason":"stop"}}],)"
        R"("usage":{{"prompt_tokens":320,"completion_tokens":130,"total_tokens":450,)"
        R"("prompt_tokens_details":{{"cached_tokens":0,"audio_tokens":0}}}},)"
        R"("service_tier":"default","system_fingerprint":"fp_b"}})",
        std::string(kAnswerText, 'w'));
}

class Upstream final : public net::Handler {
public:
    Upstream(net::Reactor& reactor, Streaming streaming)
        : m_pacer(reactor), m_streaming(streaming), m_answer(plainAnswer()) {}

    net::Task<void> handle(net::ServerCall& call) override {
        const auto body = co_await call.readBody(kMaxRequest);
        if (!body) {
            call.abort();
        } else if (body->find(R"("stream":true)") != std::string::npos) {
            co_await stream(call);
        } else {
            constexpr std::array<net::http::Field, 1> kJson{{{"content-type", "application/json"}}};
            (void)co_await call.respond(200, kJson, m_answer);
        }
    }

private:
    net::Task<void> stream(net::ServerCall& call) {
        constexpr std::array<net::http::Field, 1> kEvents{{{"content-type", "text/event-stream"}}};
        auto sent = co_await call.startStream(200, kEvents);
        const std::size_t events = m_streaming.rate * m_streaming.seconds;
        const std::chrono::nanoseconds interval =
            std::chrono::nanoseconds(std::chrono::seconds(1)) / m_streaming.rate;
        // Streams begin together and their events would, too: the golden ratio spreads them evenly.
        m_phase = (m_phase + 618) % 1000;
        Instant due = std::chrono::steady_clock::now() + interval * m_phase / 1000;
        for (std::size_t sequence = 0; sent && sequence < events; ++sequence, due += interval) {
            co_await m_pacer.until(due);
            sent = co_await call.sendChunk(
                contentChunk(m_streaming.bytes, {sequence, steadyNanoseconds()}));
        }
        if (sent) {
            constexpr std::string_view kUsage =
                R"(,"usage":{"prompt_tokens":320,"completion_tokens":150,"total_tokens":470})";
            sent = co_await call.sendChunk(chunk("", kUsage, {events, steadyNanoseconds()}) +
                                           "data: [DONE]\n\n");
        }
        if (sent) {
            sent = co_await call.finishStream();
        }
        if (!sent) {
            call.abort();
        }
    }

    Pacer m_pacer;
    const Streaming m_streaming;
    const std::string m_answer;
    std::size_t m_phase = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const Options options(argc, argv, 1);
    const Streaming streaming{options.number("rate", 5), options.number("seconds", 30),
                              options.number("bytes", 200)};
    const SystemClock clock;
    net::Reactor reactor(clock);
    return serve(reactor, clock,
                 [&](net::Reactor& own) { return std::make_unique<Upstream>(own, streaming); });
}
