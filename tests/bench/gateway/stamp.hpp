// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace weir::bench {

// What an event of a benchmarked stream carries beside its chunk: its place in the stream and when
// it was written, on the clock that all processes of a machine share.
struct Stamp {
    std::uint64_t sequence = 0;
    std::int64_t nanoseconds = 0;
};

inline constexpr std::string_view kStampName = R"("bench":[)";

inline std::int64_t steadyNanoseconds() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

inline std::string toJson(const Stamp& stamp) {
    return fmt::format("{}{},{}]", kStampName, stamp.sequence, stamp.nanoseconds);
}

// Nothing: the event has no stamp.
inline std::optional<Stamp> readStamp(std::string_view data) {
    const std::size_t place = data.find(kStampName);
    if (place == std::string_view::npos) {
        return std::nullopt;
    }
    const char* const end = data.data() + data.size();
    Stamp stamp;
    const auto first =
        std::from_chars(data.data() + place + kStampName.size(), end, stamp.sequence);
    if (first.ec != std::errc() || first.ptr == end) {
        return std::nullopt;
    }
    const auto second = std::from_chars(first.ptr + 1, end, stamp.nanoseconds);
    return second.ec == std::errc() ? std::optional(stamp) : std::nullopt;
}

}  // namespace weir::bench
