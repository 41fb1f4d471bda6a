// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <any>
#include <utility>

#include "engine/control/admin/client.hpp"

namespace weir::admin {

Result<std::any> sendAndWait(AdminClient& client, const OperationCodec& codec, std::any operation);

// Calls and waits for the answer: for a command line, which has nothing else to do. The client must
// answer on another thread than the caller's.
template <Operation Op>
Result<typename Op::Reply> callAndWait(AdminClient& client, Op operation) {
    auto reply = sendAndWait(client, codecOf<Op>(), std::any(std::move(operation)));
    if (!reply) {
        return std::move(reply.error());
    }
    return std::any_cast<typename Op::Reply>(*std::move(reply));
}

}  // namespace weir::admin
