// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include "engine/base/cancellation.hpp"
#include "engine/net/server.hpp"

namespace weir::test {

// Looks at the call that began last between any two turns of the event loop that serves it, and
// once more when its handler is done: so whatever happens to it within one turn is told from what
// takes two.
class TurnWatch {
public:
    // `held`: how much the call still has of whatever it has to let go of.
    explicit TurnWatch(std::function<std::size_t()> held) : m_held(std::move(held)) {}

    // For GatewayOptions::around.
    auto around() {
        return [this](std::unique_ptr<net::Handler> inner) -> std::unique_ptr<net::Handler> {
            return std::make_unique<Watched>(*this, std::move(inner));
        };
    }

    bool ended() const { return m_ended; }
    // Once it has ended. A turn began with a call that was cancelled and not done.
    bool tookLonger() const { return m_tookLonger; }
    std::size_t heldAtEnd() const { return m_heldAtEnd; }
    CancelReason reason() const { return m_reason; }

private:
    class Watched : public net::Handler {
    public:
        Watched(TurnWatch& watch, std::unique_ptr<net::Handler> inner)
            : m_watch(watch), m_inner(std::move(inner)) {}
        net::Task<void> handle(net::ServerCall& call) override {
            m_watch.begin(call);
            co_await m_inner->handle(call);
            m_watch.end(call);
        }

    private:
        TurnWatch& m_watch;
        std::unique_ptr<net::Handler> m_inner;
    };

    void begin(net::ServerCall& call) {
        m_call = &call.cancellation();
        look(call.reactor());
    }
    void look(net::Reactor& reactor) {
        reactor.post([this, &reactor] {
            if (m_call != nullptr) {
                m_tookLonger = m_tookLonger || m_call->cancelled();
                look(reactor);
            }
        });
    }
    void end(net::ServerCall& call) {
        if (m_call == &call.cancellation()) {
            m_reason = m_call->reason();
            m_heldAtEnd = m_held();
            m_call = nullptr;
            m_ended = true;
        }
    }

    const std::function<std::size_t()> m_held;
    Cancellation* m_call = nullptr;
    std::atomic<bool> m_tookLonger = false;
    std::atomic<std::size_t> m_heldAtEnd = 0;
    std::atomic<CancelReason> m_reason = CancelReason::None;
    std::atomic<bool> m_ended = false;
};

}  // namespace weir::test
