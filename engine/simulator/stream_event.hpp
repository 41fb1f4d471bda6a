// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

namespace weir::simulator {

struct StreamEvent {
    enum class Part : std::uint8_t {
        Preamble,  // announces an answer
        Token,     // takes the time of one token
        Rest,      // follows at once
    };
    Part part = Part::Rest;
    std::string bytes;
};

// What makes one answer this one and no other.
struct Stamp {
    std::string hex;           // 24 digits, for ids
    std::int64_t created = 0;  // seconds since 1970
};

// "event: NAME\ndata: …\n\n"; without a name only the data.
std::string eventText(std::string_view name, const boost::json::object& data);

}  // namespace weir::simulator
