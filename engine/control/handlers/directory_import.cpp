// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>

#include <boost/json.hpp>

#include "engine/base/hex.hpp"
#include "engine/books/sha256.hpp"
#include "engine/control/admin/codec.hpp"
#include "engine/control/handlers/directory_plan.hpp"
#include "engine/control/handlers/directory_rename.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

// Two plans that say the same have the same: whoever confirms one gets just that.
std::string baseOf(const DirectoryPlan& plan) {
    return toHex(books::sha256Of(
        boost::json::serialize(findCodec(ImportDirectory::kName)->replyToJson(plan))));
}

std::string summaryOf(const DirectoryPlan& plan) {
    return std::to_string(plan.added) + " added, " + std::to_string(plan.changed) + " changed";
}

Error firstOf(const std::vector<DirectoryProblem>& problems) {
    const auto first = std::ranges::find(problems, true, &DirectoryProblem::stops);
    const std::string where =
        first->line == 0 ? std::string() : "Line " + std::to_string(first->line) + ": ";
    return Error::invalid(where + first->message, first->hint);
}

Result<DirectoryPlan> importDirectory(const DirectoryServices& services,
                                      const ImportDirectory& operation, const Caller& caller) {
    const auto state = directoryState(services);
    if (!state) {
        return state.error();
    }
    DirectoryDraft draft = planDirectory(operation.text, *state);
    DirectoryPlan& plan = draft.plan;
    if (!draft.stops) {
        plan.base = baseOf(plan);
    }
    if (operation.dryRun) {
        return std::move(plan);
    }
    if (draft.stops) {
        return firstOf(plan.problems);
    }
    if (operation.base.empty() || operation.base != plan.base) {
        return Error::conflict(operation.base.empty()
                                   ? "Nobody has looked at what this file would change."
                                   : "The file would change something else by now.",
                               "Look at what it would change, then apply that.");
    }
    plan.dryRun = false;
    if (plan.added + plan.changed == 0) {
        return std::move(plan);
    }
    const auto done = services.directory.edit(std::move(draft.edits), caller.actor(),
                                              "directory edited", summaryOf(plan));
    if (!done) {
        return done.error();
    }
    if (const auto inForce = services.policy.keysChanged(); !inForce) {
        return inForce.error();
    }
    return std::move(plan);
}

}  // namespace

Result<DirectoryState> directoryState(const DirectoryServices& services) {
    auto teams = services.directory.teams();
    auto users = services.directory.users();
    auto keys = services.directory.keys();
    if (!teams || !users || !keys) {
        return !teams ? teams.error() : !users ? users.error() : keys.error();
    }
    return DirectoryState{std::move(*teams), std::move(*users), std::move(*keys),
                          services.policy.snapshot(), services.clock.now()};
}

void addDirectoryHandlers(HandlerTable& table, const DirectoryServices& services) {
    table.nowFor<ImportDirectory>(
        [services](const ImportDirectory& operation, const Caller& caller) {
            return importDirectory(services, operation, caller);
        });
    table.nowFor<RenameMember>([services](const RenameMember& operation, const Caller& caller) {
        return renameMember(services, operation, caller);
    });
}

}  // namespace weir::control
