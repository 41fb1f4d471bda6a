// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/usage.hpp"
#include "engine/dialects/common/endpoint.hpp"
#include "engine/dialects/common/request.hpp"
#include "engine/dialects/common/upstream_error.hpp"

namespace weir::dialects {

// One event of an upstream stream: its `event:` field and its joined `data:` lines.
struct EventView {
    std::string_view name;
    std::string_view data;
};

struct EventVerdict {
    enum class Kind : std::uint8_t {
        Good,       // part of the answer: commits the exchange
        Ignorable,  // proves nothing yet (ping, message_start, the role chunk): before the commit
                    // point it waits, and goes out in its place with the rest
        Error,      // the answer ends here; `error` says why
        Terminal,   // the last event of a whole answer
    };
    Kind kind = Kind::Ignorable;
    bool forward = true;  // false: not for this client (the usage it did not ask for; errors, which
                          // are told in our own words through errorEvents())
    AnswerError error;    // of Kind::Error
};

// Empty error: the body is the answer.
struct BodyVerdict {
    std::optional<AnswerError> error;

    bool good() const { return !error.has_value(); }
};

// Reads the answer to one attempt, event by event or whole. It never changes what passes.
class AnswerReader {
public:
    virtual ~AnswerReader() = default;

    // One event of a 200 event stream, in order.
    virtual EventVerdict onEvent(const EventView& event) = 0;

    // A whole body with any status. A 200 that is an error, HTML, empty or not the dialect's shape
    // is an error.
    virtual BodyVerdict onBody(int status, std::string_view contentType, std::string_view body) = 0;

    // Tokens in disjoint buckets. What was reported, if the final report came; otherwise an
    // estimate from bytes, marked as such; Unknown when nothing of an answer was seen.
    virtual Usage usage() const = 0;

    // For a stream that came to its end without its last event. Nothing: it was cut off. Otherwise
    // its answer is whole all the same, and these are the events that it lacks.
    virtual std::optional<std::string> missingEnd() { return std::nullopt; }

    // The events that end a stream of which this reader saw the beginning.
    virtual std::string errorEvents(Fault fault, std::string_view message) const = 0;

    // The last event of a stream came, or all of a body.
    bool sawTerminal() const { return m_terminal; }
    // UTF-8 bytes of text, reasoning and tool arguments so far.
    std::uint64_t outputBytes() const { return m_outputBytes; }
    // The model that the provider says it served; empty if it did not say.
    const std::string& servedModel() const { return m_servedModel; }
    // What could not be told exactly, for the loss report.
    const std::vector<std::string>& losses() const { return m_losses; }

protected:
    bool m_terminal = false;
    std::uint64_t m_outputBytes = 0;
    std::string m_servedModel;
    std::vector<std::string> m_losses;
};

std::unique_ptr<AnswerReader> makeAnswerReader(Endpoint endpoint, const RequestFacts& facts);

}  // namespace weir::dialects
