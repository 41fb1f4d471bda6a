// SPDX-License-Identifier: GPL-3.0-or-later
// Calls POST /v1/chat/completions on 127.0.0.1 and prints what came of it as a line of JSON.
//   bench_load plain   --port N [--key K] [--connections 64] [--seconds 2] [--requests N]
//   bench_load streams --port N [--key K] [--streams 5000] [--ramp-ms 5000]
//   both: [--model gpt-4o-mini] [--bytes 1500] [--headers 'name: value|name: value']
// Exit code 1: a call failed, or an event of a stream was missing.

#include <sys/resource.h>

#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/base/clock.hpp"
#include "engine/net/resolver.hpp"
#include "engine/net/tls_context.hpp"
#include "tests/bench/gateway/load.hpp"

namespace {

using namespace weir;

std::string requestBody(const std::string& model, bool stream, std::size_t bytes) {
    constexpr std::string_view kForm =
        R"({{"model":"{}","messages":[{{"role":"system","content":"You are brief."}},)"
        R"({{"role":"user","content":"{}"}}],"temperature":0.2,"max_tokens":256{}}})";
    const std::string_view rest =
        stream ? R"(,"stream":true,"stream_options":{"include_usage":true})" : "";
    const std::size_t bare = fmt::format(kForm, model, "", rest).size();
    return fmt::format(kForm, model, std::string(bytes > bare ? bytes - bare : 1, 'w'), rest);
}

std::vector<std::pair<std::string, std::string>> requestHeaders(const bench::Options& options) {
    std::vector<std::pair<std::string, std::string>> headers{
        {"content-type", "application/json"},
        {"authorization", "Bearer " + options.text("key", "none")}};
    std::istringstream more(options.text("headers", ""));
    for (std::string header; std::getline(more, header, '|');) {
        if (const std::size_t colon = header.find(": "); colon != std::string::npos) {
            headers.emplace_back(header.substr(0, colon), header.substr(colon + 2));
        }
    }
    return headers;
}

// As many descriptors as the system lets us have: a stream takes one.
void raiseFileLimit() {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view mode = argc > 1 ? argv[1] : "";
    if (mode != "plain" && mode != "streams") {
        std::fputs("usage: bench_load plain|streams --port N [--option value]...\n", stderr);
        return 2;
    }
    raiseFileLimit();
    const bench::Options options(argc, argv, 2);
    const SystemClock clock;
    net::Reactor reactor(clock);
    net::Resolver resolver(clock);
    net::TlsContexts contexts;
    net::ConnectionPool pool(reactor, resolver, contexts);
    const auto port = static_cast<std::uint16_t>(options.number("port", 0));
    bench::Caller caller{reactor,
                         pool,
                         {{net::Scheme::Http, "127.0.0.1", port}, true, "", Milliseconds(30'000)},
                         "/v1/chat/completions",
                         requestHeaders(options),
                         requestBody(options.text("model", "gpt-4o-mini"), mode == "streams",
                                     options.number("bytes", 1500))};
    const bool good = mode == "plain" ? runPlain(caller, options) : runStreams(caller, options);
    return good ? 0 : 1;
}
