// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dialects/common/endpoint.hpp"
#include "engine/simulator/checks.hpp"

namespace weir::simulator {

// Holds the members of a request against those that the endpoint takes: what is unknown, of a wrong
// type or out of its range is refused, as the providers do. null stands for a member that is not
// there. Source: OpenAI's API description 2.3.0; types of Anthropic's clients 0.137 and 1.12.
void checkMembers(dialects::Endpoint endpoint, const json::object& body, Checks& checks);

}  // namespace weir::simulator
