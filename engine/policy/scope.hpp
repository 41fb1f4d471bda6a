// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir::policy {

// Whether a call of that name falls under a scope: one that names nobody holds for all.
inline bool isIn(const std::string& wanted, std::string_view name) {
    return wanted.empty() || wanted == name;
}

}  // namespace weir::policy
