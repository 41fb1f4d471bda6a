// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>

namespace weir::app {

// SIGTERM and SIGINT as something to wait for. Made on the main thread before any other thread, so
// that all inherit its mask.
class EndSignals {
public:
    EndSignals() {
        sigemptyset(&m_set);
        sigaddset(&m_set, SIGTERM);
        sigaddset(&m_set, SIGINT);
        ::pthread_sigmask(SIG_BLOCK, &m_set, nullptr);
    }

    // Until the first one; the next ends the process at once.
    void wait() const {
        int signal = 0;
        sigwait(&m_set, &signal);
        ::pthread_sigmask(SIG_UNBLOCK, &m_set, nullptr);
    }

private:
    sigset_t m_set{};
};

}  // namespace weir::app
