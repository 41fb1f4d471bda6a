// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "engine/net/sleep.hpp"
#include "engine/net/sse.hpp"
#include "engine/net/task.hpp"
#include "tests/bench/gateway/load.hpp"
#include "tests/bench/gateway/stamp.hpp"

namespace weir::bench {

namespace {

struct Streams {
    Caller& caller;
    std::size_t open;
    std::size_t complete = 0;            // every number in its order, and the end that says so
    std::size_t missing = 0;             // numbers that were jumped over, or came twice
    std::vector<std::int64_t> delays{};  // microseconds from stamp to receipt
};

// One stream's events. Its last stamped one is the usage chunk, so a tail cut off is seen by the
// missing [DONE].
class Checker {
public:
    explicit Checker(Streams& streams) : m_streams(streams) {}

    void take(const net::Event& event) {
        if (event.comment) {
            return;
        }
        if (event.data == "[DONE]") {
            m_done = true;
            return;
        }
        const std::optional<Stamp> stamp = readStamp(event.data);
        if (!stamp) {
            return;
        }
        if (stamp->sequence != m_next) {
            ++m_streams.missing;
        }
        m_next = stamp->sequence + 1;
        m_streams.delays.push_back((steadyNanoseconds() - stamp->nanoseconds) / 1000);
    }
    bool done() const { return m_done && m_next > 1; }

private:
    Streams& m_streams;
    std::uint64_t m_next = 0;
    bool m_done = false;
};

net::Task<bool> readStream(Streams& streams, Cancellation& never) {
    Caller& caller = streams.caller;
    auto lease = co_await caller.pool.acquireFresh(caller.address, never);
    if (!lease) {
        co_return false;
    }
    const net::http::Fields fields = caller.fields();
    if (!co_await lease->send("POST", caller.path, fields, caller.body, never)) {
        co_return false;
    }
    const auto head = co_await lease->receiveHead(never);
    if (!head || head->status != 200) {
        co_return false;
    }
    net::EventStreamParser parser;
    Checker checker(streams);
    for (;;) {
        const auto piece = co_await lease->receiveBody(never);
        if (!piece) {
            co_return false;
        }
        if (piece->empty()) {
            co_return checker.done();
        }
        if (!parser.feed(*piece, [&](const net::Event& event) { checker.take(event); })) {
            co_return false;
        }
    }
}

net::Task<void> oneStream(Streams& streams, Milliseconds after) {
    Cancellation never;
    if (co_await net::sleep(streams.caller.reactor, after, never)) {
        streams.complete += co_await readStream(streams, never) ? 1U : 0U;
    }
    if (--streams.open == 0) {
        streams.caller.reactor.stop();
    }
}

}  // namespace

bool runStreams(Caller& caller, const Options& options) {
    const std::size_t count = options.number("streams", 5000);
    const std::size_t rampMs = options.number("ramp-ms", 5000);
    Streams streams{caller, count};
    caller.reactor.post([&streams, count, rampMs] {
        for (std::size_t i = 0; i < count; ++i) {
            net::spawn(oneStream(streams, Milliseconds(1 + i * rampMs / count)));
        }
    });
    caller.reactor.run();
    const std::size_t events = streams.delays.size();
    std::printf(
        R"({"streams":%zu,"complete":%zu,"events":%zu,"missing":%zu,"p50_us":%lld,"p99_us":%lld})"
        "\n",
        count, streams.complete, events, streams.missing,
        static_cast<long long>(quantile(streams.delays, 0.50)),
        static_cast<long long>(quantile(streams.delays, 0.99)));
    return streams.complete == count && streams.missing == 0;
}

}  // namespace weir::bench
