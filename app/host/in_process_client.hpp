// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/handler_table.hpp"
#include "engine/control/admin/one_answer.hpp"

namespace weir::app {

// Runs a function later, on a thread that whoever made it has chosen.
using Executor = std::function<void(std::function<void()>)>;

// The admin contract of a gateway in this process: the structs are moved, nothing is written as
// text. Handlers run where `control` puts them, answers where `deliver` does.
class InProcessClient final : public admin::AdminClient {
public:
    InProcessClient(const admin::HandlerTable& table, admin::Caller caller, Executor control,
                    Executor deliver)
        : m_table(table),
          m_caller(std::move(caller)),
          m_control(std::move(control)),
          m_deliver(std::move(deliver)) {}

private:
    void send(const admin::OperationCodec& codec, std::any operation,
              std::function<void(Result<std::any>)> done) override {
        // What was posted to a gateway that ends is dropped, and answered by that.
        const auto answer = std::make_shared<admin::OneAnswer>(
            [deliver = m_deliver, done = std::move(done)](Result<std::any> reply) {
                deliver([done, reply = std::move(reply)]() mutable { done(std::move(reply)); });
            },
            Error::closed("The gateway has ended."));
        m_control([&table = m_table, &codec, caller = m_caller, operation = std::move(operation),
                   answer]() mutable {
            table.handle(codec, caller, std::move(operation),
                         [answer](Result<std::any> reply) { answer->give(std::move(reply)); });
        });
    }

    const admin::HandlerTable& m_table;
    admin::Caller m_caller;
    Executor m_control;
    Executor m_deliver;
};

}  // namespace weir::app
