// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/base/dialect.hpp"
#include "engine/base/result.hpp"
#include "engine/books/record.hpp"
#include "engine/exchange/body_budget.hpp"
#include "engine/exchange/headers.hpp"
#include "engine/net/server.hpp"
#include "engine/net/task.hpp"

namespace weir::exchange {

// The client's side of one exchange: what it gets, and what is remembered of that. Once begun()
// there is no other answer to give; errors are then events of the stream.
class Downstream {
public:
    Downstream(net::ServerCall& call, books::ExchangeRecord& record, BodyBudget& budget);

    bool begun() const { return m_record.status != 0; }

    // A whole answer.
    net::Task<Result<void>> answer(int status, Fields fields, std::string_view body);
    // The head of an event stream.
    net::Task<Result<void>> beginStream(Fields fields);
    // Whole events. Suspends while the client does not read.
    net::Task<Result<void>> send(std::string_view events);
    net::Task<Result<void>> endStream();

    // The answer as the client got it, for the window.
    std::string takeCopy() { return m_copy.release(); }

private:
    net::ServerCall& m_call;
    books::ExchangeRecord& m_record;
    BodyCopy m_copy;
};

}  // namespace weir::exchange
