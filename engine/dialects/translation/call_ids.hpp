// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weir::dialects {

// What ids of tool calls and names of tools are made of wherever they have to be plain.
constexpr bool isPlainLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
}

// Ids of tool calls in a history come from whoever served each turn, and each provider takes only
// some forms. An id of another form becomes one of its own that depends on nothing but it, so that
// a call and its result still name each other.

// Letters, digits, - and _, at most `most` of them.
std::string plainCallId(std::string_view id, std::size_t most);
// Nine letters and digits (Mistral).
std::string shortCallId(std::string_view id);

// For a call whose provider gave it none: the same for the same place in the same answer.
std::string madeCallId(std::string_view answer, std::size_t place);

}  // namespace weir::dialects
