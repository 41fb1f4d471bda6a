// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/policy/tls_files.hpp"

namespace weir::policy {

// How the gateway can be operated from another machine.
struct AdminAccess {
    std::string listen;  // "0.0.0.0:9348"; empty: not at all
    TlsFiles tls;        // without, only loopback may be

    bool isOn() const { return !listen.empty(); }
    bool hasTls() const { return tls.isOn(); }

    friend bool operator==(const AdminAccess&, const AdminAccess&) = default;
};

}  // namespace weir::policy
