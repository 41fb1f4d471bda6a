// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/exchange/scripted_upstream.hpp"

#include "engine/net/sleep.hpp"

namespace weir::test {

namespace {

constexpr std::chrono::seconds kUpstreamPatience{20};
constexpr std::size_t kMaxBody = std::size_t(64) << 20;
constexpr net::http::Field kStream{"content-type", "text/event-stream"};

net::Task<void> sendEvents(net::ServerCall& call, const std::vector<std::string>& events) {
    if (!co_await call.startStream(200, std::span(&kStream, 1))) {
        co_return;
    }
    for (const std::string& event : events) {
        if (!co_await call.sendChunk(event)) {
            co_return;
        }
    }
}

}  // namespace

class ScriptedHandler final : public net::Handler {
public:
    explicit ScriptedHandler(ScriptedUpstream& upstream) : m_upstream(upstream) {}

    net::Task<void> handle(net::ServerCall& call) override {
        SeenCall seen;
        seen.method = call.head().method;
        seen.target = call.head().target;
        for (const net::http::Field& field : call.head().fields) {
            seen.headers.emplace(field.name, field.value);
        }
        if (auto body = co_await call.readBody(kMaxBody)) {
            seen.body = *std::move(body);
        }
        const ScriptedUpstream::Answer answer = m_upstream.take(std::move(seen));
        co_await answer(call);
        if (call.cancellation().reason() == CancelReason::ClientGone) {
            m_upstream.noteGone();
        }
    }

private:
    ScriptedUpstream& m_upstream;
};

ScriptedUpstream::ScriptedUpstream() : m_log(m_clock, LogLevel::Error), m_reactor(m_clock) {
    m_server = std::make_unique<net::Server>(
        std::vector<net::Reactor*>{&m_reactor},
        [this](net::Reactor&) { return std::make_unique<ScriptedHandler>(*this); },
        net::ServerLimits{}, m_log);
    const std::vector<std::string> addresses = {"127.0.0.1:0"};
    if (auto listening = m_server->listen(addresses); !listening) {
        throw std::runtime_error(listening.error().text());
    }
    m_port = m_server->port();
    m_thread = std::thread([this] { m_reactor.run(); });
}

ScriptedUpstream::~ScriptedUpstream() {
    m_reactor.stop();
    m_thread.join();
    m_server.reset();
}

void ScriptedUpstream::script(std::vector<Answer> answers) {
    const std::lock_guard lock(m_mutex);
    m_answers.assign(answers.begin(), answers.end());
}

std::vector<SeenCall> ScriptedUpstream::calls() const {
    const std::lock_guard lock(m_mutex);
    return m_calls;
}

bool ScriptedUpstream::waitForCalls(std::size_t count) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kUpstreamPatience, [&] { return m_calls.size() >= count; });
}

bool ScriptedUpstream::waitForClientGone() {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kUpstreamPatience, [&] { return m_gone; });
}

ScriptedUpstream::Answer ScriptedUpstream::take(SeenCall call) {
    const std::lock_guard lock(m_mutex);
    m_calls.push_back(std::move(call));
    m_changed.notify_all();
    Answer answer = m_answers.empty() ? json(500, "{}") : m_answers.front();
    if (m_answers.size() > 1) {
        m_answers.pop_front();
    }
    return answer;
}

void ScriptedUpstream::noteGone() {
    const std::lock_guard lock(m_mutex);
    m_gone = true;
    m_changed.notify_all();
}

ScriptedUpstream::Answer json(int status, std::string body, std::vector<Header> extra) {
    return [status, body = std::move(body),
            extra = std::move(extra)](net::ServerCall& call) -> net::Task<void> {
        std::vector<net::http::Field> fields = {{"content-type", "application/json"}};
        for (const Header& header : extra) {
            fields.push_back({header.name, header.value});
        }
        (void)co_await call.respond(status, fields, body);
    };
}

ScriptedUpstream::Answer events(std::vector<std::string> list) {
    return [list = std::move(list)](net::ServerCall& call) -> net::Task<void> {
        co_await sendEvents(call, list);
        (void)co_await call.finishStream();
    };
}

ScriptedUpstream::Answer eventsThenCut(std::vector<std::string> list) {
    return [list = std::move(list)](net::ServerCall& call) -> net::Task<void> {
        co_await sendEvents(call, list);
        call.abort();
    };
}

ScriptedUpstream::Answer eventsThenSilence(std::vector<std::string> list) {
    return [list = std::move(list)](net::ServerCall& call) -> net::Task<void> {
        co_await sendEvents(call, list);
        (void)co_await net::sleep(call.reactor(), Milliseconds(60'000), call.cancellation());
    };
}

ScriptedUpstream::Answer late(ScriptedUpstream::Answer then) {
    return [then = std::move(then)](net::ServerCall& call) -> net::Task<void> {
        if (co_await net::sleep(call.reactor(), Milliseconds(300), call.cancellation())) {
            co_await then(call);
        }
    };
}

ScriptedUpstream::Answer behind(Gate gate, ScriptedUpstream::Answer then) {
    return
        [gate = std::move(gate), then = std::move(then)](net::ServerCall& call) -> net::Task<void> {
            while (!*gate) {
                if (!co_await net::sleep(call.reactor(), Milliseconds(5), call.cancellation())) {
                    co_return;
                }
            }
            co_await then(call);
        };
}

ScriptedUpstream::Answer cut() {
    return [](net::ServerCall& call) -> net::Task<void> {
        call.abort();
        co_return;
    };
}

}  // namespace weir::test
