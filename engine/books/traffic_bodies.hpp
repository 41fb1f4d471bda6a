// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "engine/base/stream_times.hpp"

namespace weir::books {

// What the client of one exchange sent and got.
struct TrafficBodies {
    std::string request{};
    std::string response{};
    StreamTimes responseTimes{};  // of a stream
    bool requestCut = false;      // longer than what is kept: of one body, or of all of them
    bool responseCut = false;

    std::size_t bytes() const { return request.size() + response.size() + responseTimes.bytes(); }
};

}  // namespace weir::books
