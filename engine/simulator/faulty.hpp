// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/simulator/options.hpp"
#include "engine/simulator/responder.hpp"

namespace weir::simulator {

// Keeps what announces the answer and `share` of its tokens.
void cutEvents(std::vector<StreamEvent>& events, double share);

// Turns a good answer into what a faulty model sends. Faults that are refusals are not made here.
void addFault(Answer& answer, Fault fault, const Options& options);

}  // namespace weir::simulator
