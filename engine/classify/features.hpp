// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace weir::classify {

// Of the words a text is made of; which ones say what a person wants is known of the first two.
enum class Language : std::uint8_t { English, German, Other };

// What is counted in the text of a turn. Pure; one look at every line and every word.
struct Features {
    Language language = Language::Other;
    std::size_t words = 0;
    std::size_t lines = 0;      // with something in them
    std::size_t questions = 0;  // marks of them, but for the first
    std::size_t items = 0;      // of lists
    std::size_t numbers = 0;

    // Programs.
    std::size_t fences = 0;     // blocks of code
    std::size_t codeLines = 0;  // in such a block, or that look like it
    std::size_t diffLines = 0;
    std::size_t traceLines = 0;  // of a stack trace, or of what a compiler said
    std::size_t names = 0;       // likeThis, like_this and like.this()
    std::size_t technology = 0;  // words for languages, tools and parts of programs
    std::size_t faults = 0;      // words for what goes wrong

    std::size_t mathSigns = 0;  // signs and commands of formulas
    std::size_t mathWords = 0;

    // How much is asked for.
    std::size_t demands = 0;  // "must", "without", "at least"
    std::size_t deep = 0;     // "prove", "architecture", "trade-off"
    std::size_t easy = 0;     // "typo", "rename", "capital"
    std::size_t asking = 0;   // 1: it begins like a question
    std::size_t making = 0;   // lines that begin like an order to make something

    bool isCode() const { return fences + codeLines + diffLines + traceLines > 0; }
};

Features featuresOf(std::string_view text);

}  // namespace weir::classify
