// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weir {

// Wall time, microseconds since 1970-01-01 UTC: for records and people. It may jump.
using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;
// Monotonic time: for timers, durations and windows.
using Instant = std::chrono::steady_clock::time_point;
using Milliseconds = std::chrono::milliseconds;
using Microseconds = std::chrono::microseconds;

// Handed in everywhere, so that a test decides what time it is.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
    virtual Instant instant() const = 0;
};

class SystemClock final : public Clock {
public:
    Timestamp now() const override;
    Instant instant() const override;
};

// "2026-11-23", which is its first moment in UTC, or "2026-11-23T14:32:05Z", also without seconds
// or with a fraction of up to six digits. Nothing: it is neither, or before 1970.
std::optional<Timestamp> fromIso(std::string_view text);

// "2026-11-23T14:32:05.123Z": RFC 3339, UTC, milliseconds.
std::string toIso(Timestamp time);

}  // namespace weir
