// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace weir {

// "openai/gpt-5" of "openai#2/gpt-5": a target whichever of its provider's keys it is with.
inline std::string withoutKeyNumber(std::string target) {
    const std::size_t slash = target.find('/');
    if (const std::size_t key = target.find('#'); key < slash) {
        target.erase(key, slash - key);
    }
    return target;
}

}  // namespace weir
