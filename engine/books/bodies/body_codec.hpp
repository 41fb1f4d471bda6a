// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/books/traffic_bodies.hpp"

namespace weir::books {

// The bodies of one exchange as the plain text of a record.
std::string encodeBodies(const TrafficBodies& bodies);
// Nothing: it was not written by encodeBodies().
std::optional<TrafficBodies> decodeBodies(std::string_view bytes);

}  // namespace weir::books
