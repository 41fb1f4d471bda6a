// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dialects/common/json_string.hpp"

namespace weir::dialects {

// Where the texts of the messages that a person sent stand in a body: those of the role `user`,
// without the results of tools. Nothing is copied while a request is read; ends() gives of one text
// as much as somebody looks at.
class PersonsTexts {
public:
    struct Text {
        std::size_t offset = 0;  // in the body, past the quote
        std::size_t length = 0;  // as it is spelled there
        bool escaped = false;
        std::uint32_t item = 0;  // of the conversation; texts of one message have the same
    };

    // Older texts than these are forgotten: whoever asks looks at the last message of a person.
    static constexpr std::size_t kMostKept = 64;

    void add(std::size_t offset, const JsonString& text, std::uint32_t item);
    // The item turned out not to be a person's.
    void dropItem(std::uint32_t item);

    // In their order; the last is the newest.
    const std::vector<Text>& texts() const { return m_texts; }

private:
    std::vector<Text> m_texts;
};

// The text without its escapes: whole if it is spelled in at most `head + tail` bytes, else about
// that many of its beginning and its end, with a line break between them. No more of the body is
// looked at.
std::string ends(std::string_view body, const PersonsTexts::Text& text, std::size_t head,
                 std::size_t tail);

}  // namespace weir::dialects
