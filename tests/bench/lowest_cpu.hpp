// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <ctime>

namespace weir::bench {

// CPU time of this thread.
inline double cpuUs() {
    std::timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

// What one of `count` costs in the cheapest of some rounds: what others on the machine cost is left
// out.
template <class Work>
double lowestUs(int count, Work work) {
    double lowest = 1e18;
    for (int round = 0; round < 9; ++round) {
        const double begin = cpuUs();
        for (int i = 0; i < count; ++i) {
            work();
        }
        lowest = std::min(lowest, (cpuUs() - begin) / count);
    }
    return lowest;
}

}  // namespace weir::bench
