// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classify/sentences.hpp"

#include <algorithm>
#include <array>

namespace weir::classify {

namespace {

constexpr std::size_t kFirst = 5;
constexpr std::size_t kLast = 3;
constexpr std::array<double, kFirst> kWeightOfFirst{1, 1, 0.9, 0.8, 0.8};
constexpr std::array<double, kLast> kWeightOfLast{1, 0.9, 0.8};  // from the end

// The signs that end a sentence where there is no space behind it.
constexpr std::array<std::string_view, 2> kFullStops{"。", "？"};

// Past the end of the first sentence.
std::size_t endOfFirst(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            return i + 1;
        }
        if ((c == '.' || c == '?' || c == '!') && text.substr(i + 1).starts_with(' ')) {
            return i + 2;
        }
        for (const std::string_view stop : kFullStops) {
            if (c == stop.front() && text.substr(i).starts_with(stop)) {
                return i + stop.size();
            }
        }
    }
    return text.size();
}

bool hasLetters(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

}  // namespace

std::vector<Sentence> sentencesOf(std::string_view text) {
    std::vector<Sentence> all;
    bool fenced = false;
    while (!text.empty()) {
        const std::size_t end = endOfFirst(text);
        const std::string_view sentence = text.substr(0, end);
        text.remove_prefix(end);
        if (sentence.starts_with("```")) {
            fenced = !fenced;
        } else if (!fenced && hasLetters(sentence)) {
            all.push_back({sentence, 1});
        }
    }
    if (all.size() > kFirst + kLast) {
        all.erase(all.begin() + kFirst, all.end() - kLast);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::size_t fromEnd = all.size() - 1 - i;
        const double first = i < kFirst ? kWeightOfFirst[i] : 0;
        all[i].weight = std::max(first, fromEnd < kLast ? kWeightOfLast[fromEnd] : 0);
    }
    return all;
}

}  // namespace weir::classify
