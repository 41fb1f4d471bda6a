// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/stream_event.hpp"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace weir::simulator {

std::string eventText(std::string_view name, const boost::json::object& data) {
    const std::string text = boost::json::serialize(data);
    return name.empty() ? fmt::format("data: {}\n\n", text)
                        : fmt::format("event: {}\ndata: {}\n\n", name, text);
}

}  // namespace weir::simulator
