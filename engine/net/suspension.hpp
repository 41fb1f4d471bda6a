// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>

#include "engine/base/cancellation.hpp"

namespace weir::net {

enum class Woken { Ready, Cancelled };

// The one way a coroutine here waits: something calls wake(), or the cancellation fires, whichever
// is first; either resumes it at once, from inside that call. It lives in the waiting frame:
//   Suspension suspension(cancellation);
//   ...tell someone to call suspension.wake()...
//   if (co_await suspension == Woken::Cancelled) ...
// Whoever was told must be able to forget it when the frame goes away first.
class Suspension : private Cancellation::Listener {
public:
    explicit Suspension(Cancellation& cancellation) : m_cancellation(cancellation) {}
    Suspension(const Suspension&) = delete;
    Suspension& operator=(const Suspension&) = delete;
    ~Suspension() {
        if (m_waiting) {
            m_cancellation.listen(nullptr);
        }
    }

    void wake() {
        m_ready = true;
        if (m_waiting) {
            m_cancellation.listen(nullptr);
            resume();
        }
    }

    bool await_ready() const { return m_ready || m_cancellation.cancelled(); }
    void await_suspend(std::coroutine_handle<> waiting) {
        m_waiting = waiting;
        m_cancellation.listen(this);
    }
    Woken await_resume() const { return m_ready ? Woken::Ready : Woken::Cancelled; }

private:
    void onCancel() override { resume(); }
    void resume() {
        // The frame, and this with it, may be gone when resume() returns.
        const auto waiting = m_waiting;
        m_waiting = nullptr;
        waiting.resume();
    }

    Cancellation& m_cancellation;
    std::coroutine_handle<> m_waiting;
    bool m_ready = false;
};

}  // namespace weir::net
