// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace weir::policy {

// How the gateway can be operated from another machine.
struct AdminAccess {
    std::string listen;       // "0.0.0.0:9348"; empty: not at all
    std::string certificate;  // PEM files; empty: without TLS, which only loopback may be
    std::string key;

    bool isOn() const { return !listen.empty(); }
    bool hasTls() const { return !certificate.empty(); }

    friend bool operator==(const AdminAccess&, const AdminAccess&) = default;
};

}  // namespace weir::policy
