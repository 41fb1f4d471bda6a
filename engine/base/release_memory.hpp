// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace weir {

// Empties a text and gives its memory back. Assigning an empty one would not: the standard library
// keeps what is allocated for what may come.
inline void releaseMemory(std::string& text) {
    std::string().swap(text);
}

}  // namespace weir
