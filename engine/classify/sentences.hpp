// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace weir::classify {

struct Sentence {
    std::string_view text;
    double weight = 1;  // what a person asks stands at the beginning or at the end
};

// The first five and the last three sentences of a text, without blocks of code. A line break ends
// a sentence, too.
std::vector<Sentence> sentencesOf(std::string_view text);

}  // namespace weir::classify
