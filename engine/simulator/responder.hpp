// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/random.hpp"
#include "engine/dialects/common/endpoint.hpp"
#include "engine/dialects/common/errors.hpp"
#include "engine/simulator/models.hpp"
#include "engine/simulator/options.hpp"
#include "engine/simulator/prompt.hpp"
#include "engine/simulator/reply.hpp"
#include "engine/simulator/stream_event.hpp"

namespace weir::simulator {

// What of a request's head matters, and its body.
struct Call {
    std::string_view method;
    std::string_view path;  // without query
    std::string_view contentType;
    bool hasKey = false;
    bool hasAnthropicVersion = false;
    bool hasApiKeyHeader = false;  // x-api-key: the models are listed in Anthropic's shape
    std::string_view body;
};

struct Answer {
    enum class Ending : std::uint8_t {
        Whole,
        Stall,  // nothing more comes, and the connection stays open
        Reset,  // the connection is reset
    };

    int status = 200;
    std::vector<std::pair<std::string, std::string>> fields;
    std::string body;
    bool stream = false;
    std::vector<StreamEvent> events;  // of a stream; the body is empty
    Ending ending = Ending::Whole;    // after what is here was sent
    Milliseconds firstToken{0};       // waited for before the first token, or before a plain body
    std::uint64_t tokens = 0;         // the time a plain body takes to write
    double tokensPerSecond = 0;       // 0: as fast as it can
};

// Answers calls without a socket. It keeps nothing between two of them.
class Responder {
public:
    Responder(const Options& options, const Clock& clock, Random& random);

    Answer answer(const Call& call);

private:
    Answer answerModels(const Call& call, std::string_view path) const;
    Answer answerModel(const Call& call, dialects::Endpoint endpoint);
    Answer compose(const Prompt& prompt, dialects::Endpoint endpoint, Fault fault);
    Answer failed(Dialect dialect, Fault fault) const;
    Fault faultNow(const Model& model);
    Fault draw();
    Stamp stamp();

    const Options& m_options;
    const Clock& m_clock;
    Random& m_random;
};

}  // namespace weir::simulator
