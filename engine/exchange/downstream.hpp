// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/clock.hpp"
#include "engine/base/dialect.hpp"
#include "engine/base/result.hpp"
#include "engine/base/stream_times.hpp"
#include "engine/books/record.hpp"
#include "engine/exchange/body_budget.hpp"
#include "engine/exchange/headers.hpp"
#include "engine/exchange/limit_headers.hpp"
#include "engine/exchange/refusal.hpp"
#include "engine/net/server.hpp"
#include "engine/net/task.hpp"
#include "engine/net/timer_wheel.hpp"

namespace weir::exchange {

// The client's side of one exchange: what it gets, and what is remembered of that. Once begun()
// there is no other answer to give; errors are then events of the stream.
class Downstream {
public:
    // `began` is where the times of the record count from; `keep`, whether there is a copy at all.
    Downstream(net::ServerCall& call, books::ExchangeRecord& record, BodyBudget& budget,
               BodyPlace keep, const Clock& clock, Instant began);

    bool begun() const { return m_record.status != 0; }

    // The client of a stream is told that we are still there: first after that time, with the head
    // of its stream, and then again and again, whatever the exchange waits for meanwhile and
    // however often it fails over. It ends with the first thing that is sent.
    void keepAlive(Milliseconds first, Milliseconds every);

    // Goes out with the head of whatever the client is answered.
    void tellLimits(LimitHeaders limits) { m_limits = std::move(limits); }
    OwnLimits ownLimits() const { return m_limits.empty() ? OwnLimits::None : OwnLimits::Told; }

    // A whole answer.
    net::Task<Result<void>> answer(int status, Fields fields, std::string_view body);
    // The head of an event stream.
    net::Task<Result<void>> beginStream(Fields fields);
    // Whole events. Suspends while the client does not read.
    net::Task<Result<void>> send(std::string_view events);
    // Goes on with a send that was cancelled.
    net::Task<Result<void>> flush() { return m_call.flush(); }
    net::Task<Result<void>> endStream();
    // An error instead of an answer, or as the end of a stream that was begun. A client that cannot
    // be told sees its connection cut.
    net::Task<void> refuse(const Refusal& refusal);

    // The answer as the client got it, for the window; not all of it when too many are under way.
    std::string takeCopy() { return m_copy.release(); }
    bool copyIsCut() const { return m_copy.cut(); }
    // Of a stream: when the pieces of that copy went out.
    StreamTimes takeTimes() { return std::move(m_times); }

private:
    net::Task<Result<void>> answerError(const Refusal& refusal);
    net::Task<Result<void>> endInError(const Refusal& refusal);
    void reassure();
    void note(std::string_view body);
    void noteEvents(std::string_view events);

    net::ServerCall& m_call;
    books::ExchangeRecord& m_record;
    LimitHeaders m_limits;
    BodyCopy m_copy;
    const bool m_copies;
    StreamTimes m_times;
    const Clock& m_clock;
    Instant m_began;
    net::Timer m_keepAlive;
    Milliseconds m_keepAliveEvery{0};
};

}  // namespace weir::exchange
