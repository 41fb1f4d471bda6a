// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weir {

enum class CancelReason { None, ClientGone, Timer, Shutdown, Policy };

// One exchange owns one of these. The connection's read watch, the timer wheel and the host fire
// it; whatever the exchange awaits at that moment ends at once. It lives on one thread.
class Cancellation {
public:
    class Listener {
    public:
        virtual void onCancel() = 0;

    protected:
        ~Listener() = default;
    };

    Cancellation() = default;
    Cancellation(const Cancellation&) = delete;
    Cancellation& operator=(const Cancellation&) = delete;

    // The first reason stays. The listener is told once.
    void cancel(CancelReason reason) {
        if (m_reason != CancelReason::None) {
            return;
        }
        m_reason = reason;
        if (Listener* listener = m_listener) {
            m_listener = nullptr;
            listener->onCancel();
        }
    }

    CancelReason reason() const { return m_reason; }
    bool cancelled() const { return m_reason != CancelReason::None; }

    // An exchange awaits one thing at a time, so there is one listener at a time; null removes it.
    void listen(Listener* listener) { m_listener = listener; }

    // Ready for the next attempt of the same exchange (a timer that gave up one attempt only).
    void reset() { m_reason = CancelReason::None; }

private:
    CancelReason m_reason = CancelReason::None;
    Listener* m_listener = nullptr;
};

}  // namespace weir
