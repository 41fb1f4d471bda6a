// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace weir::test {

// JSON for tables: written with ' where JSON has ".
inline std::string json(std::string_view text) {
    std::string out(text);
    std::replace(out.begin(), out.end(), '\'', '"');
    return out;
}

}  // namespace weir::test
