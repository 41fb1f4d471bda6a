// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calls/gateway_call.hpp"
#include "ui/calls/operator_key.hpp"

namespace weir::ui {

// What calls of the window's own are made with. One a window.
struct OwnCalls {
    OwnCalls(admin::AdminClient& client, QSettings& store) : key(client, store) {}

    OperatorKey key;
    GatewayCaller caller;
};

}  // namespace weir::ui
