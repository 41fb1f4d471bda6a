// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <type_traits>
#include <utility>

#include <boost/json.hpp>

#include "app/cli/command.hpp"
#include "app/cli/gateway_access.hpp"
#include "app/cli/output.hpp"
#include "engine/control/admin/json.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/tokens.hpp"
#include "engine/control/admin/wait.hpp"

namespace weir::app {

struct DoNothing {
    void operator()(const auto&) const {}
};

// Calls the operation by an open way to the gateway, and hands its reply to `show`, unless JSON is
// asked for, and then to `also`.
template <class Op, class Show, class Also = DoNothing>
ExitCode callBy(const Result<std::unique_ptr<GatewayAccess>>& access, const Arguments& arguments,
                Op operation, const Show& show, const Also& also = {}) {
    if (!access) {
        return fail(access.error(), arguments);
    }
    auto reply = admin::callAndWait((*access)->client(), std::move(operation));
    if (!reply) {
        return fail(reply.error(), arguments);
    }
    if (arguments.has(kJsonOption.name)) {
        printJson(admin::toJson(*reply));
    } else {
        show(*reply);
    }
    also(*reply);
    return ExitCode::Ok;
}

// The same, by whatever way there is: the running gateway, or else its folder.
template <class Op, class Show, class Also = DoNothing>
ExitCode callAnd(const Arguments& arguments, Op operation, const Show& show,
                 const Also& also = {}) {
    // The first key or token may be made before the first start.
    constexpr auto kWhereNone =
        std::is_same_v<Op, admin::CreateKey> || std::is_same_v<Op, admin::CreateToken>
            ? GatewayAccess::Folder::IsMade
            : GatewayAccess::Folder::MustBeThere;
    return callBy(GatewayAccess::open(arguments, kWhereNone), arguments, std::move(operation), show,
                  also);
}

// The same of what only a running gateway knows.
template <class Op, class Show, class Also = DoNothing>
ExitCode callRunningAnd(const Arguments& arguments, Op operation, const Show& show,
                        const Also& also = {}) {
    return callBy(GatewayAccess::toRunning(arguments), arguments, std::move(operation), show, also);
}

}  // namespace weir::app
