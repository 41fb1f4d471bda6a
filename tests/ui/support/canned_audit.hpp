// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/admin/audit.hpp"

namespace weir::ui {

// A week of a small organisation, the newest first; every kind of record there is.
std::vector<admin::AuditRecord> cannedAudit();
// That hangs together.
admin::VerifiedAudit cannedChain();

// What a gateway with these records, the newest first, answers.
admin::AuditPage auditPage(const std::vector<admin::AuditRecord>& records,
                           const admin::ListAudit& asked);

}  // namespace weir::ui
