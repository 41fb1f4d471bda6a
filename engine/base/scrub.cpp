// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/scrub.hpp"

#include <algorithm>
#include <array>

namespace weir {

namespace {

constexpr std::array<std::string_view, 14> kPrefixes = {"sk-",  "sk_", "weir_sk_", "AIza", "xai-",
                                                        "gsk_", "hf_", "AKIA",     "ghp_", "eyJ",
                                                        "pk-",  "r8_", "nvapi-",   "pplx-"};
// What stands before a secret whatever the secret looks like.
constexpr std::array<std::string_view, 8> kIntroducers = {
    "bearer ",       "key=",        "api_key=",  "token=",
    "access_token=", "x-api-key: ", "api-key: ", "x-goog-api-key: "};
constexpr std::size_t kShortestKey = 12;

// What the words above begin with. Most words of a text do not, and are passed by.
constexpr std::array<bool, 256> kBeginnings = [] {
    std::array<bool, 256> table{};
    for (const std::string_view prefix : kPrefixes) {
        table[static_cast<unsigned char>(prefix.front())] = true;
    }
    for (const std::string_view word : kIntroducers) {
        const auto lower = static_cast<unsigned char>(word.front());
        table[lower] = table[lower - 'a' + 'A'] = true;
    }
    return table;
}();

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
    while (place < text.size() && (!kBeginnings[static_cast<unsigned char>(text[place])] ||
                                   (place > 0 && isWordChar(text[place - 1])))) {
        ++place;
    }
    return place;
}

}  // namespace

std::string scrub(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    std::size_t place = 0;
    for (;;) {
        const std::size_t beginning = findBeginning(text, place);
        clean.append(text, place, beginning - place);
        place = beginning;
        if (place == text.size()) {
            return clean;
        }
        const std::string_view rest = text.substr(place);
        const auto introducer =
            std::find_if(kIntroducers.begin(), kIntroducers.end(),
                         [&](std::string_view word) { return startsWithNoCase(rest, word); });
        if (introducer != kIntroducers.end()) {
            clean.append(rest.substr(0, introducer->size()));
            place += introducer->size();
            if (const std::size_t length = keyLength(text.substr(place)); length > 0) {
                clean += "[key]";
                place += length;
            }
            continue;
        }
        const bool looksLikeKey =
            std::any_of(kPrefixes.begin(), kPrefixes.end(),
                        [&](std::string_view prefix) { return rest.starts_with(prefix); });
        if (const std::size_t length = looksLikeKey ? keyLength(rest) : 0; length >= kShortestKey) {
            clean += "[key]";
            place += length;
            continue;
        }
        clean += text[place++];
    }
}

}  // namespace weir
