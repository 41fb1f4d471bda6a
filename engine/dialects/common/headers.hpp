// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/base/dialect.hpp"

namespace weir::dialects {

enum class HeaderRule : std::uint8_t {
    Pass,      // goes on as it is
    Replaced,  // Weir writes its own, or it concerned one connection only: no loss
    Drop,      // stays here, and is listed as a loss
};

// What becomes of a header of the client on its way to a provider. Names are compared without case.
HeaderRule requestHeaderRule(Dialect dialect, std::string_view name);

// What becomes of a header of the provider on its way to the client: the families use distinct
// names, so one table serves them all.
HeaderRule responseHeaderRule(std::string_view name);

// Tells how the limits of the key at the provider stand.
bool isRateLimitHeader(std::string_view name);

}  // namespace weir::dialects
