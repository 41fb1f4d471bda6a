// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.hpp"
#include "engine/dialects/common/request.hpp"
#include "engine/exchange/context.hpp"

namespace weir::exchange {

// Reads the body of the call into the context, and judges what the call is for if the policy asks
// for that. Errors: those of dialects::readRequest.
Result<void> readAndJudge(Context& context);

}  // namespace weir::exchange
