// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weir::app {

struct TestedCase {
    std::string file;
    std::uint32_t line = 0;
    std::string name;
    std::string failure;  // empty: it passed

    bool passed() const { return failure.empty(); }
};

// One <testsuite>, in the form that CI servers read. What XML 1.0 has no place for is left out.
std::string junitXml(std::string_view suite, const std::vector<TestedCase>& cases);

}  // namespace weir::app
