// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cstdio>

#include "engine/net/task.hpp"
#include "tests/bench/gateway/load.hpp"
#include "tests/bench/gateway/stamp.hpp"

namespace weir::bench {

namespace {

struct Plain {
    Caller& caller;
    std::int64_t endsAt;
    std::size_t left;
    std::size_t open = 0;
    std::size_t failed = 0;
    std::vector<std::int64_t> times{};  // of good calls, microseconds

    bool over() const { return left == 0 || steadyNanoseconds() >= endsAt; }
};

net::Task<bool> call(Caller& caller) {
    Cancellation never;
    auto lease = co_await caller.pool.acquire(caller.address, never);
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
    for (;;) {
        const auto piece = co_await lease->receiveBody(never);
        if (!piece) {
            co_return false;
        }
        if (piece->empty()) {
            co_return true;
        }
    }
}

net::Task<void> keepCalling(Plain& plain) {
    ++plain.open;
    while (!plain.over()) {
        --plain.left;
        const std::int64_t began = steadyNanoseconds();
        if (co_await call(plain.caller)) {
            plain.times.push_back((steadyNanoseconds() - began) / 1000);
        } else if (++plain.failed > 100) {
            break;
        }
    }
    if (--plain.open == 0) {
        plain.caller.reactor.stop();
    }
}

}  // namespace

bool runPlain(Caller& caller, const Options& options) {
    constexpr std::int64_t kSecond = 1'000'000'000;
    const std::int64_t began = steadyNanoseconds();
    Plain plain{caller, began + static_cast<std::int64_t>(options.number("seconds", 2)) * kSecond,
                options.number("requests", SIZE_MAX)};
    const std::size_t connections = options.number("connections", 64);
    caller.reactor.post([&plain, connections] {
        for (std::size_t i = 0; i < connections; ++i) {
            net::spawn(keepCalling(plain));
        }
    });
    caller.reactor.run();
    const double seconds = static_cast<double>(steadyNanoseconds() - began) / 1e9;
    const std::size_t good = plain.times.size();
    std::printf(
        R"({"requests":%zu,"failed":%zu,"seconds":%.3f,"per_second":%.0f,"p50_us":%lld,"p99_us":%lld})"
        "\n",
        good, plain.failed, seconds, static_cast<double>(good) / seconds,
        static_cast<long long>(quantile(plain.times, 0.50)),
        static_cast<long long>(quantile(plain.times, 0.99)));
    return plain.failed == 0 && good > 0;
}

}  // namespace weir::bench
