// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

// Records in the audit log what is done by operations that leave nothing else in the directory.
// Those that change the directory or the document are recorded where they do that.
void recordDeeds(admin::HandlerTable& table, const AuditServices& services);

}  // namespace weir::control
