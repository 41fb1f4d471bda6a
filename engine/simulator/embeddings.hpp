// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/simulator/checks.hpp"
#include "engine/simulator/prompt.hpp"

// OpenAI embeddings: unit vectors that are equal for equal inputs, as numbers or as base64 of
// little-endian floats, which is what the official client asks for.
namespace weir::simulator::embeddings {

// Checks the request and makes the whole answer; empty if the checks failed.
std::string answer(const boost::json::object& body, const Prompt& prompt, Checks& checks);

}  // namespace weir::simulator::embeddings
