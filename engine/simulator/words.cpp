// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/words.hpp"

#include <algorithm>
#include <array>

namespace weir::simulator {
namespace {

constexpr std::array<std::string_view, 14> kSentences{
    "A weir is a low wall across a river.",
    "It raises the water behind it a little and lets the rest pass over its crest.",
    "Because the shape of the crest is known, the height of the water tells how much flows.",
    "That is why a weir is the oldest instrument for measuring a stream.",
    "Nothing is taken from the river, and nothing is added to it.",
    "When the water rises, more passes; when it falls, the weir keeps the level for those "
    "upstream.",
    "A good weir is strong, plain and easy to inspect.",
    "Its keeper writes down the level every day, and the book outlives the keeper.",
    "If one gate is blocked, the water is led through the next one.",
    "Fish pass by a ladder at the side, which costs a little height and saves much trouble.",
    "In a dry summer the book shows who drew how much, and when.",
    "In a flood the gates are opened in order, the largest first.",
    "These words come from a simulator: they are sensible, but they answer no question.",
    "Connect a provider, and the next answer is a real one."};

}  // namespace

std::uint64_t fingerprint(std::string_view text) {
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    }
    return hash;
}

std::vector<std::string> sentences(std::uint64_t seed, std::size_t count) {
    std::vector<std::string> words;
    for (std::size_t i = seed % kSentences.size(); words.size() < count; ++i) {
        std::string sentence(words.empty() ? "" : " ");
        sentence += kSentences[i % kSentences.size()];
        const std::vector<std::string> more = wordsOf(sentence);
        words.insert(words.end(), more.begin(), more.end());
    }
    return words;
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' ', 1), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

std::vector<std::string> piecesOf(std::string_view text, std::size_t size) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        std::size_t end = std::min(size, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) {
            ++end;
        }
        pieces.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return pieces;
}

}  // namespace weir::simulator
