// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dialects/common/answer.hpp"
#include "engine/exchange/context.hpp"
#include "engine/exchange/deadlines.hpp"
#include "engine/exchange/downstream.hpp"
#include "engine/exchange/passage.hpp"
#include "engine/exchange/throughput.hpp"
#include "engine/exchange/token_pace.hpp"
#include "engine/exchange/upstream_call.hpp"
#include "engine/net/client.hpp"
#include "engine/net/sse.hpp"
#include "engine/net/task.hpp"
#include "engine/policy/routing/outcome.hpp"
#include "engine/policy/target.hpp"

namespace weir::exchange {

// How an attempt left the exchange.
struct AttemptEnd {
    policy::AttemptOutcome outcome;
    dialects::Fault fault = dialects::Fault::UpstreamFailed;  // for the caller, if it is the last
    // The client has its answer, or as much of one as there will be: nothing else may be tried.
    bool committed = false;
    std::string problem;  // one line, scrubbed of keys; empty when it was served
    // What the provider said, when it said anything.
    std::optional<dialects::AnswerError> answer;
    // Its own error, if it may be passed on: whole, if it is JSON, and the headers that go with it.
    std::string answerBody;
    std::vector<Header> answerHeaders;
};

// What an attempt may cost at most, the budgets that it is set aside in, what it has taken of the
// rate limits of its target, and that the target lets it through.
struct Reserved {
    policy::Hold hold;
    Money worst;
    policy::RateLease limits;
    std::optional<Passage> passage = {};
};

// One try at one target: credential, connection, intent, request, answer. Until the commit point,
// the first good event or the whole of a plain answer, the client sees nothing of it.
class Attempt {
public:
    Attempt(Context& context, Downstream& client, const policy::Target& target, UpstreamCall call,
            std::string chosenBecause, Reserved reserved);
    // However it ends, it is settled.
    ~Attempt();
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;

    // On the heap: it passes through the frames of a call that waits, and thousands wait at once.
    using End = std::unique_ptr<AttemptEnd>;

    net::Task<End> run();

private:
    using Early = End;  // set: the attempt ended in this step

    net::Task<End> go();
    net::Task<Early> getCredential();
    net::Task<Early> connect(bool fresh);
    Early writeIntent();
    net::Task<Early> ask();
    net::Task<Result<void>> sendAndReceiveHead();
    net::Task<End> receiveAnswer();

    // An answer that is no stream: plain_answer.cpp.
    net::Task<End> receiveError();
    net::Task<End> receiveWhole();
    net::Task<Result<std::string>> readWhole(std::size_t cap);

    // A stream: relay.cpp.
    net::Task<End> relayStream();
    net::Task<End> relayEvents();
    // Reads the events of one piece into m_out. Nothing: go on.
    Early readEvents(net::EventStreamParser& parser, std::string_view piece);
    Early readEvent(const net::Event& event);
    // Puts the event, or what it becomes for the caller, behind what waits to be sent.
    Result<void> pass(const net::Event& event, const dialects::EventVerdict& verdict);
    // The stream is over: what of it is left, and what it lacks.
    Early readEnd(net::EventStreamParser& parser);
    net::Task<Result<void>> commitStream();
    net::Task<Result<void>> forward();
    // What arrived then has gone out, and the provider is waited for again.
    void watchThroughput(Instant arrived);
    net::Task<End> breakStream(End end);
    net::Task<void> finishUpstream();

    // Awaits something of the upstream until one of the attempt's times is over.
    template <class T, class Start>
    net::Task<Result<T>> awaitUpstream(Start start);
    // Goes on with what the client did not take at once. Of the attempt's times only the total
    // counts meanwhile: the provider does not keep us waiting.
    net::Task<Result<void>> insist(Result<void> sent);
    // Whether a time of the attempt ended the await of this; the next one can begin.
    bool endedByTimer(const Error& error);
    // What that time gives the attempt up for. Nothing: the stream kept up.
    std::optional<Error> whatIsDue();
    Error tooLate(Deadline which);

    // Its end: attempt_end.cpp.
    End failed(policy::AttemptOutcome::Kind kind, const Error& error);
    End failed(dialects::AnswerError error, bool inside);
    End served();
    // Nobody waits for the answer any more: the client went away, or the gateway is being stopped.
    End abandoned();
    // The answer is here, but the client cannot be given all of it.
    End undelivered(const Error& error);
    // Before a plain answer goes out, which carries its cost, and again when that is over: only the
    // sign may have changed by then.
    void settle(const AttemptEnd& end);
    void price(const AttemptEnd& end);
    // What the answer says of the prompt cache there, for the next call of the session.
    void noteCache();
    // Once: the record, the losses and, through tellHealth(), the health of the target.
    void close(const AttemptEnd& end);
    void tellHealth(const AttemptEnd& end);
    void noteFirstToken();
    void notePhase(std::string_view name, std::int64_t fromUs, std::int64_t toUs);
    books::AttemptRecord& record() { return m_context.record.attempts.back(); }
    Cancellation& cancellation() { return m_context.call.cancellation(); }

    Context& m_context;
    Downstream& m_client;
    const policy::Target& m_target;
    const providers::Provider& m_provider;
    UpstreamCall m_call;
    policy::Hold m_hold;
    policy::RateLease m_limits;
    Passage m_passage;
    providers::AttemptHealth& m_health;
    const Instant m_began;
    Deadlines m_deadlines;
    providers::Credential m_credential;
    net::Lease m_upstream;
    net::http::ResponseHead m_head;
    std::unique_ptr<dialects::AnswerReader> m_reader;
    std::string m_out;       // whole events that wait to be sent
    bool m_good = false;     // a good event was seen: what waits may go out
    bool m_tooLate = false;  // one of its times is over
    bool m_tooSlow = false;  // it is that of a stream that did not keep up
    Throughput m_throughput;
    TokenPace m_pace;
    bool m_priced = false;
    bool m_closed = false;
    std::int64_t m_sentUs = -1;
    std::int64_t m_shownUs = 0;
};

}  // namespace weir::exchange
