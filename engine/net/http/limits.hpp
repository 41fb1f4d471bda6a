// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace weir::net::http {

// Of a message head, in bytes. Over the start line: 414; over the others: 431.
struct HeadLimits {
    std::size_t startLine = 8 * 1024;
    std::size_t field = 8 * 1024;
    std::size_t fields = 100;  // how many
    std::size_t total = 64 * 1024;
};

}  // namespace weir::net::http
