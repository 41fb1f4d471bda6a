// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/providers/provider.hpp"

namespace weir::providers {

// The proxy of all providers that do not name their own.
struct ProxyRules {
    ProxyChoice choice;
    // Called directly: "internal.example" and what ends in .internal.example, "192.0.2.0/24".
    std::vector<std::string> except;

    // Nobody for what is local, and for what is excepted.
    ProxyChoice forProvider(const Provider& provider) const;
};

// Whether an exception may be written so.
bool isProxyException(std::string_view text);

}  // namespace weir::providers
