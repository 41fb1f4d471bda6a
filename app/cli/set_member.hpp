// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/command.hpp"
#include "app/cli/gateway_access.hpp"
#include "app/cli/output.hpp"
#include "engine/control/admin/json.hpp"
#include "engine/control/admin/wait.hpp"

namespace weir::app {

// Adds the member that the first operand names, or changes it. What is not said stays as it is, so
// the members are asked for first, with `List`. `rows` are they in its reply, `of` is the member of
// a row and `into` that of the order; `edit` puts into it what is said. `kind` is "team" or "user".
template <class List, class Set, class Row, class Member, class Edit>
ExitCode setMember(const Arguments& arguments, std::string_view kind,
                   std::vector<Row> List::Reply::* rows, Member Row::* of, Member Set::* into,
                   const Edit& edit) {
    const auto access = GatewayAccess::open(arguments, GatewayAccess::Folder::MustBeThere);
    if (!access) {
        return fail(access.error(), arguments);
    }
    const auto known = admin::callAndWait((*access)->client(), List{});
    if (!known) {
        return fail(known.error(), arguments);
    }
    const auto found = std::ranges::find_if(
        (*known).*rows, [&](const Row& row) { return (row.*of).name == arguments.operand(0); });
    Set operation;
    operation.isNew = found == ((*known).*rows).end();
    if (operation.isNew) {
        (operation.*into).name = arguments.operand(0);
    } else {
        operation.*into = (*found).*of;
    }
    edit(operation.*into);
    const bool isNew = operation.isNew;
    const auto row = admin::callAndWait((*access)->client(), std::move(operation));
    if (!row) {
        return fail(row.error(), arguments);
    }
    if (arguments.has(kJsonOption.name)) {
        printJson(admin::toJson(*row));
    } else {
        print(
            fmt::format("{} the {} '{}'.\n", isNew ? "Added" : "Changed", kind, ((*row).*of).name));
    }
    return ExitCode::Ok;
}

}  // namespace weir::app
