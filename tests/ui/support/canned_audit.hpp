// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "engine/control/admin/audit.hpp"

namespace weir::ui {

// A week of a small organisation, the newest first; every kind of record there is. The newest is
// that many in the chain.
inline constexpr std::uint64_t kCannedAuditRecords = 1'000;
std::vector<admin::AuditRecord> cannedAudit();
// That hangs together.
admin::VerifiedAudit cannedChain();

// What a gateway with these records, the newest first, answers.
admin::AuditPage auditPage(const std::vector<admin::AuditRecord>& records,
                           const admin::ListAudit& asked);

}  // namespace weir::ui
