// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "engine/books/record.hpp"

namespace weir::books {

// How exchanges ended; each counts in one of these.
struct FlowCounts {
    std::uint64_t served = 0;  // by the first target
    std::uint64_t fellBack = 0;
    std::uint64_t cached = 0;
    std::uint64_t heldBack = 0;  // refused or blocked
    std::uint64_t failed = 0;    // or Unsettled: nobody saw the end
    std::uint64_t cancelled = 0;

    void add(const ExchangeRecord& record) { add(record.state, record.marks); }
    void add(ExchangeState state, Mark marks) { ++placeOf(state, marks); }
    std::uint64_t total() const {
        return served + fellBack + cached + heldBack + failed + cancelled;
    }

    FlowCounts& operator+=(const FlowCounts& other) {
        served += other.served;
        fellBack += other.fellBack;
        cached += other.cached;
        heldBack += other.heldBack;
        failed += other.failed;
        cancelled += other.cancelled;
        return *this;
    }
    friend bool operator==(const FlowCounts&, const FlowCounts&) = default;

private:
    std::uint64_t& placeOf(ExchangeState state, Mark marks) {
        switch (state) {
            case ExchangeState::Refused:
            case ExchangeState::Blocked:
                return heldBack;
            case ExchangeState::Cancelled:
                return cancelled;
            case ExchangeState::Failed:
            case ExchangeState::Unsettled:
                return failed;
            case ExchangeState::Pending:
            case ExchangeState::Streaming:
            case ExchangeState::Done:
                break;
        }
        return has(marks, Mark::FellBack) ? fellBack : has(marks, Mark::Cached) ? cached : served;
    }
};

}  // namespace weir::books
