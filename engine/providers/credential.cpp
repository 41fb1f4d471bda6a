// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/credential.hpp"

#include <charconv>

#include "engine/base/scrub.hpp"

namespace weir::providers {

namespace {

// What is shorter is a word that a local server takes for a key, such as "ollama"; it hides nothing
// and would be cut out of other words.
constexpr std::size_t kShortestKey = 8;

// How many bytes of the text's beginning are this character, plain or as an escape of JSON; 0: none
// are.
std::size_t lengthOf(char wanted, std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    if (text[0] == wanted) {
        return 1;
    }
    if (text[0] != '\\' || text.size() < 2) {
        return 0;
    }
    if (text[1] == wanted) {
        return 2;
    }
    unsigned code = 0;
    const bool unicode =
        text[1] == 'u' && text.size() >= 6 &&
        std::from_chars(text.data() + 2, text.data() + 6, code, 16).ptr == text.data() + 6;
    return unicode && code == static_cast<unsigned char>(wanted) ? 6 : 0;
}

std::size_t lengthOf(std::string_view key, std::string_view text) {
    std::size_t length = 0;
    for (const char wanted : key) {
        const std::size_t one = lengthOf(wanted, text.substr(length));
        if (one == 0) {
            return 0;
        }
        length += one;
    }
    return length;
}

}  // namespace

std::string Credential::scrubbed(std::string_view text) const {
    const std::string_view key = m_secret == nullptr ? std::string_view() : m_secret->reveal();
    if (key.size() < kShortestKey) {
        return scrub(text);
    }
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = lengthOf(key, text);
        if (length > 0) {
            clean += "[key]";
        } else {
            clean += text[0];
        }
        text.remove_prefix(length > 0 ? length : 1);
    }
    return scrub(clean);
}

}  // namespace weir::providers
