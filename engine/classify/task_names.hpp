// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "engine/base/route_words.hpp"

// The words that routes, records and headers say of what a call is for.
namespace weir::classify {

// That could not be told, or was not looked at. No task has this name.
inline constexpr std::string_view kUnknown = kUnknownWord;

inline constexpr std::array<std::string_view, 10> kTasks{
    "code",       // write or change a program
    "debug",      // find out why one fails
    "reason",     // mathematics, logic, puzzles
    "write",      // letters, stories, texts in other words
    "summarize",  // make a given text shorter
    "extract",    // take facts out of a given text, sort it, bring it into a form
    "translate",  // between languages of people
    "explain",    // questions about how things are
    "chat",       // talk, advice, playing a part
    "background"  // what agents ask for themselves: titles, summaries to go on with, probes
};

}  // namespace weir::classify
