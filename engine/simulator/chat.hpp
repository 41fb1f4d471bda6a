// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/simulator/checks.hpp"
#include "engine/simulator/prompt.hpp"
#include "engine/simulator/reply.hpp"
#include "engine/simulator/stream_event.hpp"

// OpenAI chat completions.
namespace weir::simulator::chat {

void read(const boost::json::object& body, Prompt& prompt, Checks& checks);
std::string body(const Prompt& prompt, const Reply& reply, const Stamp& stamp);
std::vector<StreamEvent> events(const Prompt& prompt, const Reply& reply, const Stamp& stamp);

}  // namespace weir::simulator::chat
