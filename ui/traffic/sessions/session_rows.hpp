// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "engine/control/admin/sessions.hpp"

namespace weir::ui {

using SessionRow = admin::SessionSum;

// Adds up calls that come in any order. The sessions come in the order of their first calls.
std::vector<SessionRow> sessionsOf(const std::function<const admin::ExchangeRow*(int)>& callAt,
                                   int calls);

}  // namespace weir::ui
