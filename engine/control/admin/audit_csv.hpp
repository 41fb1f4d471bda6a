// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "engine/control/admin/audit.hpp"

// The audit log as a CSV file, for a spreadsheet: in English and in UTC, whoever reads it.
namespace weir::admin {

inline constexpr std::string_view kAuditCsvHead = "time,actor,action,object,detail\r\n";

std::string csvLineOf(const AuditRecord& record);

}  // namespace weir::admin
