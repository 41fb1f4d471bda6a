// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/simulator/checks.hpp"
#include "engine/simulator/prompt.hpp"
#include "engine/simulator/reply.hpp"
#include "engine/simulator/stream_event.hpp"

// Anthropic messages and the counting of their tokens.
namespace weir::simulator::messages {

// `counting`: a request to count tokens, which has no limit to set.
void read(const boost::json::object& body, bool counting, Prompt& prompt, Checks& checks);
std::string body(const Prompt& prompt, const Reply& reply, const Stamp& stamp);
std::string countBody(const Prompt& prompt);
std::vector<StreamEvent> events(const Prompt& prompt, const Reply& reply, const Stamp& stamp);

}  // namespace weir::simulator::messages
