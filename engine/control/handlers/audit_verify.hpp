// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "engine/base/result.hpp"
#include "engine/control/admin/audit.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

// Goes through the whole audit log, with room for others after each page: on the thread of the
// background, and at the directory.
void verifyAudit(const AuditServices& services, const admin::VerifyAudit& operation,
                 std::function<void(Result<admin::VerifiedAudit>)> reply);

}  // namespace weir::control
