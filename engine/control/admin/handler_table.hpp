// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <functional>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/codec.hpp"
#include "engine/control/admin/operation.hpp"

namespace weir::admin {

// The one table of what does an operation. Every transport ends here, so the role is checked in one
// place, and an operation without a handler is refused instead of forgotten.
// Filled before the first call, then read only; handle() may be called from any thread, and the
// handlers say themselves on which thread they may be called.
class HandlerTable {
public:
    using Answer = std::function<void(Result<std::any>)>;
    template <Operation Op>
    using Reply = std::function<void(Result<typename Op::Reply>)>;

    // A handler that answers later, from any thread, once, and wants to know who asks:
    // void(Op, const Caller&, Reply<Op>).
    template <Operation Op, class Function>
    void laterFor(Function handler) {
        m_handlers.insert_or_assign(
            Op::kName, [handler = std::move(handler)](std::any operation, const Caller& caller,
                                                      Answer answer) {
                handler(std::any_cast<Op>(std::move(operation)), caller,
                        [answer = std::move(answer)](Result<typename Op::Reply> reply) {
                            answer(untyped(std::move(reply)));
                        });
            });
    }

    // The same for whom it does not matter to: void(Op, Reply<Op>).
    template <Operation Op, class Function>
    void later(Function handler) {
        laterFor<Op>([handler = std::move(handler)](Op operation, const Caller&, Reply<Op> reply) {
            handler(std::move(operation), std::move(reply));
        });
    }

    // A handler that answers before it returns: Result<Op::Reply>(const Op&, const Caller&).
    template <Operation Op, class Function>
    void nowFor(Function handler) {
        m_handlers.insert_or_assign(
            Op::kName, [handler = std::move(handler)](const std::any& operation,
                                                      const Caller& caller, const Answer& answer) {
                answer(untyped<typename Op::Reply>(
                    handler(std::any_cast<const Op&>(operation), caller)));
            });
    }

    // The same: Result<Op::Reply>(const Op&).
    template <Operation Op, class Function>
    void now(Function handler) {
        nowFor<Op>([handler = std::move(handler)](const Op& operation, const Caller&) {
            return handler(operation);
        });
    }

    // Tells `watcher` of each Op that its handler, added before, answers with a reply, just before
    // the caller has it: void(const Caller&, what `seen` made of the operation). That is made
    // beforehand, so that no secret of an operation is kept for this. Nothing without a handler.
    template <Operation Op, class Seen, class Watcher>
    void watch(Seen seen, Watcher watcher) {
        const auto found = m_handlers.find(Op::kName);
        if (found == m_handlers.end()) {
            return;
        }
        found->second = [inner = std::move(found->second), seen, watcher](
                            std::any operation, const Caller& caller, Answer answer) {
            auto about = seen(std::any_cast<const Op&>(operation));
            inner(std::move(operation), caller,
                  [watcher, caller, about = std::move(about),
                   answer = std::move(answer)](Result<std::any> reply) {
                      if (reply) {
                          watcher(caller, about);
                      }
                      answer(std::move(reply));
                  });
        };
    }

    // `answer` is called exactly once: with Denied when the role does not reach, and with Internal
    // when a handler throws or drops its reply.
    void handle(const OperationCodec& codec, const Caller& caller, std::any operation,
                Answer answer) const;

    // Names of listed operations that nothing handles.
    std::vector<std::string_view> missing() const;

private:
    using Handler = std::function<void(std::any, const Caller&, Answer)>;

    template <class T>
    static Result<std::any> untyped(Result<T> reply) {
        if (reply) {
            return std::any(*std::move(reply));
        }
        return std::move(reply).error();
    }

    std::map<std::string_view, Handler> m_handlers;
};

}  // namespace weir::admin
