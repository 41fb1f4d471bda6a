// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/strict_object.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace weir::dialects {
namespace {

constexpr bool isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::ptrdiff_t countWords(std::string_view text) {
    return std::count_if(text.begin(), text.end(), isWord);
}

// Whether an escape stands for a character that names are made of: then the name has more of them
// than what is left of its spelling without the escapes.
bool hidesWord(std::string_view raw, std::string_view unescaped) {
    std::string plain;
    for (std::size_t i = 0; i < raw.size();) {
        if (raw[i] == '\\') {
            i += raw[i + 1] == 'u' ? 6 : 2;
        } else {
            plain += raw[i++];
        }
    }
    return countWords(plain) != countWords(unescaped);
}

// A name for the failure's text, if it is one that may be repeated to anybody.
std::string shown(std::string_view name) {
    const bool plain = name.size() <= 40 && std::all_of(name.begin(), name.end(), isWord);
    return plain ? fmt::format("`{}`", name) : std::string("a member");
}

}  // namespace

std::string_view MemberNames::add(const JsonString& name, bool& repeated) {
    std::string_view text = name.raw;
    if (name.escaped) {
        text = m_unescaped.emplace_front(name.unescaped());
    }
    const auto end = m_first.begin() + static_cast<std::ptrdiff_t>(m_count);
    repeated = std::find(m_first.begin(), end, text) != end;
    if (repeated) {
        return text;
    }
    if (m_count < m_first.size()) {
        m_first[m_count++] = text;
    } else {
        repeated = !m_more.insert(text).second;
    }
    return text;
}

bool nextStrictMember(JsonCursor& json, MemberNames& names, std::string_view& name) {
    JsonString spelled;
    if (!json.nextMember(spelled)) {
        return false;
    }
    bool repeated = false;
    name = names.add(spelled, repeated);
    if (repeated) {
        return json.fail(fmt::format("{} comes twice in one object", shown(name)));
    }
    if (spelled.escaped && hidesWord(spelled.raw, name)) {
        return json.fail(fmt::format("{} is spelled with escapes", shown(name)));
    }
    return true;
}

}  // namespace weir::dialects
