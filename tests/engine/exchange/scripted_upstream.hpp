// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/base/trace.hpp"
#include "engine/net/server.hpp"

namespace weir::test {

// What an upstream was sent.
struct SeenCall {
    std::string method;
    std::string target;
    std::multimap<std::string, std::string> headers;
    std::string body;
};

// A provider that does what the test says, call by call, on a thread of its own.
class ScriptedUpstream {
public:
    using Answer = std::function<net::Task<void>(net::ServerCall&)>;

    ScriptedUpstream();
    ~ScriptedUpstream();

    std::uint16_t port() const { return m_port; }
    // Answers of the next calls, in order; the last one stays.
    void script(std::vector<Answer> answers);
    std::vector<SeenCall> calls() const;
    // Waits until that many calls came in since it was made, whatever was scripted in between.
    bool waitForCalls(std::size_t count);
    // Waits until a call's client, which is the gateway, has gone.
    bool waitForClientGone();

private:
    friend class ScriptedHandler;
    Answer take(SeenCall call);
    void noteGone();

    SystemClock m_clock;
    Log m_log;
    net::Reactor m_reactor;
    std::unique_ptr<net::Server> m_server;
    std::uint16_t m_port = 0;
    std::thread m_thread;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Answer> m_answers;
    std::vector<SeenCall> m_calls;
    bool m_gone = false;
};

// A JSON answer.
ScriptedUpstream::Answer json(int status, std::string body, std::vector<Header> extra = {});
// An event stream of whole events, then a proper end.
ScriptedUpstream::Answer events(std::vector<std::string> events);
// The same, then the connection is cut.
ScriptedUpstream::Answer eventsThenCut(std::vector<std::string> events);
// The same, then nothing until the gateway goes.
ScriptedUpstream::Answer eventsThenSilence(std::vector<std::string> events);
// The answer `then`, late enough for every short time of a test to pass, soon enough for none to
// hang.
ScriptedUpstream::Answer late(ScriptedUpstream::Answer then);
// The answer `then`, once the gate is opened.
using Gate = std::shared_ptr<std::atomic<bool>>;
ScriptedUpstream::Answer behind(Gate gate, ScriptedUpstream::Answer then);
// The connection is cut before an answer.
ScriptedUpstream::Answer cut();

}  // namespace weir::test
