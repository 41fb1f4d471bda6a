// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace weir::policy {

// What a listener of ours proves with who it is: two PEM files. Empty: it speaks without TLS.
struct TlsFiles {
    std::string certificate;
    std::string key;

    bool isOn() const { return !certificate.empty(); }

    friend bool operator==(const TlsFiles&, const TlsFiles&) = default;
};

}  // namespace weir::policy
