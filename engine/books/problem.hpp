// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/base/clock.hpp"
#include "engine/base/error.hpp"

namespace weir::books {

// What a person is told while records cannot be written, and until when they were: "The disk is
// full. Calls go on; records since 14:30 wait in the journal." `held`: the journal cannot take them
// either, and they are in memory.
std::string problemText(const Error& error, Timestamp since, bool held);

}  // namespace weir::books
