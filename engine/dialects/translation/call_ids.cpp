// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/call_ids.hpp"

#include <algorithm>
#include <cstdint>

namespace weir::dialects {

namespace {

constexpr std::size_t kShort = 9;

bool isAlphanumeric(char letter) {
    return isPlainLetter(letter) && letter != '-' && letter != '_';
}

// FNV-1a of 64 bits: nothing secret hangs on it, and it is the same on every machine.
std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
    }
    return hash;
}

}  // namespace

std::string shortCallId(std::string_view id) {
    if (id.size() == kShort && std::ranges::all_of(id, isAlphanumeric)) {
        return std::string(id);
    }
    constexpr std::string_view kDigits =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::string made;
    for (std::uint64_t rest = hashOf(id); made.size() < kShort; rest /= kDigits.size()) {
        made += kDigits[rest % kDigits.size()];
    }
    return made;
}

std::string plainCallId(std::string_view id, std::size_t most) {
    if (!id.empty() && id.size() <= most && std::ranges::all_of(id, isPlainLetter)) {
        return std::string(id);
    }
    return "call_" + shortCallId(id) + shortCallId("2 " + std::string(id));
}

std::string madeCallId(std::string_view answer, std::size_t place) {
    return "call_" + std::string(answer) + "_" + std::to_string(place);
}

}  // namespace weir::dialects
