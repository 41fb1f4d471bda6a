// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.hpp"
#include "engine/control/admin/directory.hpp"
#include "engine/control/admin/handler_table.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

// Another name for a team, user or key, and for all who name it. Not while the document names it:
// what a budget or a limit counted is counted by name, and would begin at nothing. Errors: Invalid,
// NotFound, Conflict, Denied (it is declared in the document).
Result<admin::RenamedMember> renameMember(const DirectoryServices& services,
                                          const admin::RenameMember& operation,
                                          const admin::Caller& caller);

}  // namespace weir::control
