// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/persons_texts.hpp"

#include <algorithm>

namespace weir::dialects {

namespace {

// A space is never part of an escape or of a longer character, so that a text can be cut there.
std::string_view upToSpace(std::string_view raw) {
    const std::size_t space = raw.rfind(' ');
    return raw.substr(0, space == std::string_view::npos ? 0 : space);
}

std::string_view fromSpace(std::string_view raw) {
    return raw.substr(std::min(raw.find(' '), raw.size()));
}

std::string plain(std::string_view raw, bool escaped) {
    return JsonString{.raw = raw, .escaped = escaped, .bytes = raw.size()}.unescaped();
}

}  // namespace

void PersonsTexts::add(std::size_t offset, const JsonString& text, std::uint32_t item) {
    if (m_texts.size() == kMostKept) {
        m_texts.erase(m_texts.begin(),
                      m_texts.begin() + static_cast<std::ptrdiff_t>(kMostKept / 2));
    }
    m_texts.push_back({offset, text.raw.size(), text.escaped, item});
}

void PersonsTexts::dropItem(std::uint32_t item) {
    while (!m_texts.empty() && m_texts.back().item == item) {
        m_texts.pop_back();
    }
}

std::string ends(std::string_view body, const PersonsTexts::Text& text, std::size_t head,
                 std::size_t tail) {
    const std::string_view raw = body.substr(text.offset, text.length);
    if (raw.size() <= head + tail) {
        return plain(raw, text.escaped);
    }
    return plain(upToSpace(raw.substr(0, head)), text.escaped) + '\n' +
           plain(fromSpace(raw.substr(raw.size() - tail)), text.escaped);
}

}  // namespace weir::dialects
