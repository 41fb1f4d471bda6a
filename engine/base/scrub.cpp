// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/scrub.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace weir {

namespace {

constexpr std::array<std::string_view, 17> kPrefixes = {
    "sk-",  "sk_", "weir_sk_", "weir_op_", "AIza",   "xai-",  "gsk_", "hf_",    "AKIA",
    "ghp_", "eyJ", "pk-",      "r8_",      "nvapi-", "pplx-", "csk-", "tgp_v1_"};
// What stands before a secret whatever the secret looks like.
constexpr std::array<std::string_view, 8> kIntroducers = {
    "bearer ",       "key=",        "api_key=",  "token=",
    "access_token=", "x-api-key: ", "api-key: ", "x-goog-api-key: "};
constexpr std::size_t kShortestKey = 12;

// Which of the words above begin with a character, a bit each: most words of a text have none to be
// compared with, and are passed by.
struct Beginnings {
    std::uint32_t prefixes = 0;
    std::uint32_t introducers = 0;
};

constexpr std::array<Beginnings, 256> kBeginnings = [] {
    std::array<Beginnings, 256> table{};
    for (std::size_t i = 0; i < kPrefixes.size(); ++i) {
        table[static_cast<unsigned char>(kPrefixes[i].front())].prefixes |= 1U << i;
    }
    for (std::size_t i = 0; i < kIntroducers.size(); ++i) {
        const auto lower = static_cast<unsigned char>(kIntroducers[i].front());
        table[lower].introducers |= 1U << i;
        table[lower - 'a' + 'A'].introducers |= 1U << i;
    }
    return table;
}();

const Beginnings& beginningsOf(char c) {
    return kBeginnings[static_cast<unsigned char>(c)];
}

bool isKeyChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == '+' || c == '/' || c == '=' || c == '~' || c == '*';
}

bool isWordChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

bool startsWithNoCase(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), text.begin(), [](char want, char got) {
               return want == (got >= 'A' && got <= 'Z' ? static_cast<char>(got + 32) : got);
           });
}

std::size_t keyLength(std::string_view text) {
    return static_cast<std::size_t>(
        std::distance(text.begin(), std::find_if_not(text.begin(), text.end(), isKeyChar)));
}

// The next place, `from` or later, where a word begins that may be a key or introduce one.
std::size_t findBeginning(std::string_view text, std::size_t from) {
    std::size_t place = from;
    bool insideWord = place > 0 && place <= text.size() && isWordChar(text[place - 1]);
    for (; place < text.size(); ++place) {
        const Beginnings& words = beginningsOf(text[place]);
        if (!insideWord && (words.prefixes | words.introducers) != 0) {
            break;
        }
        insideWord = isWordChar(text[place]);
    }
    return place;
}

// The length of the introducer that the text begins with, 0 if it is none.
std::size_t introducerLength(std::string_view text) {
    for (unsigned bits = beginningsOf(text.front()).introducers; bits != 0; bits &= bits - 1) {
        const std::string_view word =
            kIntroducers[static_cast<std::size_t>(std::countr_zero(bits))];
        if (startsWithNoCase(text, word)) {
            return word.size();
        }
    }
    return 0;
}

bool looksLikeKey(std::string_view text) {
    for (unsigned bits = beginningsOf(text.front()).prefixes; bits != 0; bits &= bits - 1) {
        if (text.starts_with(kPrefixes[static_cast<std::size_t>(std::countr_zero(bits))])) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::string scrub(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    appendScrubbed(clean, text);
    return clean;
}

void appendScrubbed(std::string& clean, std::string_view text) {
    std::size_t place = 0;
    for (;;) {
        const std::size_t beginning = findBeginning(text, place);
        clean.append(text, place, beginning - place);
        place = beginning;
        if (place == text.size()) {
            return;
        }
        const std::string_view rest = text.substr(place);
        if (const std::size_t introducer = introducerLength(rest); introducer > 0) {
            clean.append(rest.substr(0, introducer));
            place += introducer;
            if (const std::size_t length = keyLength(text.substr(place)); length > 0) {
                clean += "[key]";
                place += length;
            }
            continue;
        }
        if (const std::size_t length = looksLikeKey(rest) ? keyLength(rest) : 0;
            length >= kShortestKey) {
            clean += "[key]";
            place += length;
            continue;
        }
        clean += text[place++];
    }
}

}  // namespace weir
