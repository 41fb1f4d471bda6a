// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/json_cursor.hpp"

#include <fmt/format.h>

#include "engine/base/ascii.hpp"
#include "engine/base/utf8.hpp"
#include "engine/dialects/common/json_text.hpp"

namespace weir::dialects {
namespace {

// Past this some parsers say infinity and others refuse.
constexpr std::ptrdiff_t kMaxExponentDigits = 5;

}  // namespace

JsonCursor::JsonCursor(std::string_view text)
    : m_begin(text.data()), m_at(text.data()), m_end(text.data() + text.size()) {
    if (const auto bad = firstNotUtf8(text)) {
        failAt(*bad, "the text is not UTF-8");
    }
}

bool JsonCursor::fail(std::string_view what) {
    return failAt(offset(), what);
}

bool JsonCursor::failAt(std::size_t place, std::string_view what) {
    if (!m_failed) {
        m_failed = true;
        m_failure = fmt::format("{} (at byte {})", what, place);
    }
    return false;
}

std::string JsonCursor::failure() const {
    return m_failure;
}

void JsonCursor::skipSpace() {
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t')) {
        ++m_at;
    }
}

JsonCursor::Kind JsonCursor::peek() {
    if (failed()) {
        return Kind::Nothing;
    }
    skipSpace();
    if (m_at == m_end) {
        fail("the text ends too early");
        return Kind::Nothing;
    }
    switch (*m_at) {
        case '{':
            return Kind::Object;
        case '[':
            return Kind::Array;
        case '"':
            return Kind::String;
        case 't':
            return Kind::True;
        case 'f':
            return Kind::False;
        case 'n':
            return Kind::Null;
        default:
            if (*m_at == '-' || isDigit(*m_at)) {
                return Kind::Number;
            }
            fail("a value is missing");
            return Kind::Nothing;
    }
}

bool JsonCursor::open(char bracket, bool object) {
    if (failed()) {
        return false;
    }
    skipSpace();
    if (m_at == m_end || *m_at != bracket) {
        return fail(object ? "an object is missing" : "an array is missing");
    }
    if (m_depth == kMaxDepth) {
        return fail("nested deeper than 64");
    }
    ++m_at;
    m_levels[m_depth++] = Level{0, object};
    return true;
}

bool JsonCursor::enterObject() {
    return open('{', true);
}

bool JsonCursor::enterArray() {
    return open('[', false);
}

bool JsonCursor::advance(char close) {
    if (failed()) {
        return false;
    }
    skipSpace();
    if (m_at == m_end) {
        return fail("the text ends too early");
    }
    Level& level = m_levels[m_depth - 1];
    if (*m_at == close) {
        ++m_at;
        --m_depth;
        return false;
    }
    if (level.count++ == 0) {
        return true;
    }
    if (*m_at != ',') {
        return fail("a comma is missing");
    }
    ++m_at;
    skipSpace();
    return true;
}

bool JsonCursor::nextMember(JsonString& name) {
    if (!advance('}')) {
        return false;
    }
    if (m_levels[m_depth - 1].count > kMaxMembers) {
        return fail("more than 10,000 members in an object");
    }
    if (m_at == m_end || *m_at != '"') {
        return fail("a member's name is missing");
    }
    if (!readString(name)) {
        return false;
    }
    skipSpace();
    if (m_at == m_end || *m_at != ':') {
        return fail("a colon is missing");
    }
    ++m_at;
    skipSpace();
    return true;
}

bool JsonCursor::nextItem() {
    if (!advance(']')) {
        return false;
    }
    if (m_levels[m_depth - 1].count > kMaxItems) {
        return fail("more than 100,000 items in an array");
    }
    return true;
}

bool JsonCursor::readString(JsonString& string) {
    if (failed()) {
        return false;
    }
    if (m_at == m_end || *m_at != '"') {
        return fail("a string is missing");
    }
    const char* const failure = scanJsonString(m_at, m_end, string);
    return failure == nullptr || fail(failure);
}

bool JsonCursor::readNumber(std::string_view& number) {
    if (peek() != Kind::Number) {
        return fail("a number is missing");
    }
    const char* const begin = m_at;
    const auto digits = [this] {
        const char* const from = m_at;
        while (m_at != m_end && isDigit(*m_at)) {
            ++m_at;
        }
        return m_at != from;
    };
    if (*m_at == '-') {
        ++m_at;
    }
    if (m_at != m_end && *m_at == '0') {
        ++m_at;
    } else if (!digits()) {
        return fail("a number without digits");
    }
    if (m_at != m_end && *m_at == '.') {
        ++m_at;
        if (!digits()) {
            return fail("a number without digits after its point");
        }
    }
    if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
        ++m_at;
        if (m_at != m_end && (*m_at == '+' || *m_at == '-')) {
            ++m_at;
        }
        const char* const exponent = m_at;
        if (!digits()) {
            return fail("a number without digits in its exponent");
        }
        if (m_at - exponent > kMaxExponentDigits) {
            return fail("a number with an exponent of more than five digits");
        }
    }
    number = std::string_view(begin, static_cast<std::size_t>(m_at - begin));
    return number.size() <= kMaxNumberLength || fail("a number longer than 512 characters");
}

bool JsonCursor::literal(std::string_view word) {
    if (static_cast<std::size_t>(m_end - m_at) < word.size() ||
        std::string_view(m_at, word.size()) != word) {
        return fail("a value is missing");
    }
    m_at += word.size();
    return true;
}

bool JsonCursor::skip() {
    std::size_t ignored = 0;
    return skip(ignored);
}

bool JsonCursor::skip(std::size_t& stringBytes) {
    const std::size_t floor = m_depth;
    JsonString string;
    std::string_view number;
    do {
        // One value; a container only opens, and what is in it follows.
        bool read = false;
        switch (peek()) {
            case Kind::Object:
                read = enterObject();
                break;
            case Kind::Array:
                read = enterArray();
                break;
            case Kind::String:
                read = readString(string);
                stringBytes += string.bytes;
                break;
            case Kind::Number:
                read = readNumber(number);
                break;
            case Kind::True:
                read = literal("true");
                break;
            case Kind::False:
                read = literal("false");
                break;
            case Kind::Null:
                read = literal("null");
                break;
            case Kind::Nothing:
                break;
        }
        if (!read) {
            return false;
        }
        // To the next value, out of every container that ends here.
        while (m_depth > floor &&
               !(m_levels[m_depth - 1].object ? nextMember(string) : nextItem())) {
            if (failed()) {
                return false;
            }
        }
    } while (m_depth > floor);
    return true;
}

bool JsonCursor::end() {
    if (failed()) {
        return false;
    }
    skipSpace();
    return m_at == m_end || fail("bytes after the end");
}

}  // namespace weir::dialects
