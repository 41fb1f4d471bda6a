// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/dialects/common/answer.hpp"
#include "engine/net/sse.hpp"
#include "engine/simulator/responder.hpp"
#include "tests/engine/dialects/json.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

namespace weir::test {

// Asks a responder as a client with the right headers would, and reads its answers with the readers
// that the gateway uses.
class Asking {
public:
    explicit Asking(simulator::Options options = {}) : m_options(options) {}

    // `body` is written with ' for ".
    simulator::Answer post(std::string_view path, std::string_view body) {
        const std::string text = json(body);
        simulator::Call call;
        call.method = "POST";
        call.path = path;
        call.contentType = "application/json";
        call.hasKey = true;
        call.hasAnthropicVersion = true;
        call.body = text;
        return m_responder.answer(call);
    }

    FakeClock& clock() { return m_clock; }
    simulator::Answer ask(const simulator::Call& call) { return m_responder.answer(call); }

private:
    simulator::Options m_options;
    FakeClock m_clock;
    SeededRandom m_random{42};
    simulator::Responder m_responder{m_options, m_clock, m_random};
};

// What the gateway's reader makes of an answer: G good, i ignorable, E error, T terminal, each once
// for a run of the same; of a plain answer "T" or "E".
struct Reading {
    std::string signs;
    dialects::AnswerError error;
    std::unique_ptr<dialects::AnswerReader> reader;
};

inline Reading read(dialects::Endpoint endpoint, const simulator::Answer& answer) {
    dialects::RequestFacts facts;
    facts.stream = answer.stream;
    facts.asksForUsage = true;
    facts.estimatedTokensIn = 9;
    Reading reading;
    reading.reader = dialects::makeAnswerReader(endpoint, facts);
    if (!answer.stream) {
        auto verdict = reading.reader->onBody(answer.status, "application/json", answer.body);
        reading.signs = verdict.good() ? "T" : "E";
        reading.error = verdict.error.value_or(dialects::AnswerError());
        return reading;
    }
    std::string bytes;
    for (const simulator::StreamEvent& event : answer.events) {
        bytes += event.bytes;
    }
    net::EventStreamParser parser;
    (void)parser.feed(bytes, [&reading](const net::Event& event) {
        auto verdict = reading.reader->onEvent({event.name, event.data});
        constexpr std::string_view kSigns = "GiET";
        const char sign = kSigns[static_cast<std::size_t>(verdict.kind)];
        if (reading.signs.empty() || reading.signs.back() != sign) {
            reading.signs += sign;
        }
        if (verdict.kind == dialects::EventVerdict::Kind::Error) {
            reading.error = verdict.error;
        }
    });
    return reading;
}

}  // namespace weir::test
