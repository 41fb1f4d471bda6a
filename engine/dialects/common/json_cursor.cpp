// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/json_cursor.hpp"

#include <bit>
#include <cstring>

#include <fmt/format.h>
#include <simdjson.h>

namespace weir::dialects {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101u;
constexpr std::uint64_t kHighBits = 0x8080808080808080u;

constexpr std::uint64_t hasZeroByte(std::uint64_t word) {
    return (word - kOnes) & ~word & kHighBits;
}

// The high bit of each of eight bytes that ends a run of plain string text: a quote, a backslash or
// a control. Above the first such byte in memory order of a little-endian machine, bits may be
// wrong.
constexpr std::uint64_t specialBytes(std::uint64_t word) {
    const std::uint64_t quote = hasZeroByte(word ^ (kOnes * '"'));
    const std::uint64_t backslash = hasZeroByte(word ^ (kOnes * '\\'));
    const std::uint64_t control = (word - kOnes * 0x20) & ~word & kHighBits;
    return quote | backslash | control;
}

// The first byte that is not plain string text, or the end. Eight at a time where there are eight.
const char* endOfPlainText(const char* at, const char* end) {
    while (end - at >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        const std::uint64_t special = specialBytes(word);
        if (special == 0) {
            at += 8;
            continue;
        }
        if constexpr (std::endian::native == std::endian::little) {
            return at + std::countr_zero(special) / 8;
        }
        break;
    }
    while (at != end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20) {
        ++at;
    }
    return at;
}

// Past this some parsers say infinity and others refuse.
constexpr std::ptrdiff_t kMaxExponentDigits = 5;

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// -1 if these four characters are not hexadecimal.
int hexUnit(const char* at) {
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = at[i];
        int digit = 0;
        if (isDigit(c)) {
            digit = c - '0';
        } else if (c >= 'a' && c <= 'f') {
            digit = c - 'a' + 10;
        } else if (c >= 'A' && c <= 'F') {
            digit = c - 'A' + 10;
        } else {
            return -1;
        }
        unit = unit * 16 + digit;
    }
    return unit;
}

constexpr bool isHighSurrogate(int unit) {
    return unit >= 0xd800 && unit <= 0xdbff;
}
constexpr bool isLowSurrogate(int unit) {
    return unit >= 0xdc00 && unit <= 0xdfff;
}

// 0 if the character after the backslash is no simple escape.
constexpr char simpleEscape(char c) {
    switch (c) {
        case '"':
        case '\\':
        case '/':
            return c;
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        default:
            return 0;
    }
}

void appendUtf8(std::string& out, std::uint32_t point) {
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xc0 | (point >> 6));
        put(0x80 | (point & 0x3f));
    } else if (point < 0x10000) {
        put(0xe0 | (point >> 12));
        put(0x80 | ((point >> 6) & 0x3f));
        put(0x80 | (point & 0x3f));
    } else {
        put(0xf0 | (point >> 18));
        put(0x80 | ((point >> 12) & 0x3f));
        put(0x80 | ((point >> 6) & 0x3f));
        put(0x80 | (point & 0x3f));
    }
}

}  // namespace

std::string JsonString::unescaped() const {
    if (!escaped) {
        return std::string(raw);
    }
    std::string out;
    out.reserve(bytes);
    for (std::size_t i = 0; i < raw.size();) {
        if (raw[i] != '\\') {
            out += raw[i++];
            continue;
        }
        if (raw[i + 1] != 'u') {
            out += simpleEscape(raw[i + 1]);
            i += 2;
            continue;
        }
        int unit = hexUnit(raw.data() + i + 2);
        i += 6;
        auto point = static_cast<std::uint32_t>(unit);
        if (isHighSurrogate(unit)) {
            const int low = hexUnit(raw.data() + i + 2);
            i += 6;
            point = 0x10000u + (static_cast<std::uint32_t>(unit - 0xd800) << 10) +
                    static_cast<std::uint32_t>(low - 0xdc00);
        }
        appendUtf8(out, point);
    }
    return out;
}

JsonCursor::JsonCursor(std::string_view text)
    : m_begin(text.data()), m_at(text.data()), m_end(text.data() + text.size()) {
    if (!simdjson::validate_utf8(text.data(), text.size())) {
        fail("the text is not UTF-8");
    }
}

bool JsonCursor::fail(std::string_view what) {
    if (!m_failed) {
        m_failed = true;
        m_failure = fmt::format("{} at byte {}", what, offset());
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

bool JsonCursor::escape(JsonString& string) {
    string.escaped = true;
    if (m_end - m_at < 2) {
        return fail("the text ends inside a string");
    }
    if (m_at[1] != 'u') {
        if (simpleEscape(m_at[1]) == 0) {
            return fail("an escape that JSON does not have");
        }
        m_at += 2;
        string.bytes += 1;
        return true;
    }
    const int unit = m_end - m_at < 6 ? -1 : hexUnit(m_at + 2);
    if (unit < 0) {
        return fail("\\u without four hexadecimal digits");
    }
    if (isLowSurrogate(unit)) {
        return fail("half of a surrogate pair");
    }
    if (isHighSurrogate(unit)) {
        const bool pair = m_end - m_at >= 12 && m_at[6] == '\\' && m_at[7] == 'u' &&
                          isLowSurrogate(hexUnit(m_at + 8));
        if (!pair) {
            return fail("half of a surrogate pair");
        }
        m_at += 12;
        string.bytes += 4;
        return true;
    }
    m_at += 6;
    string.bytes += unit < 0x80 ? 1u : unit < 0x800 ? 2u : 3u;
    return true;
}

bool JsonCursor::readString(JsonString& string) {
    if (failed()) {
        return false;
    }
    if (m_at == m_end || *m_at != '"') {
        return fail("a string is missing");
    }
    const char* const begin = ++m_at;
    string.escaped = false;
    string.bytes = 0;
    const char* run = m_at;
    for (;;) {
        m_at = endOfPlainText(run, m_end);
        string.bytes += static_cast<std::size_t>(m_at - run);
        if (m_at == m_end) {
            return fail("the text ends inside a string");
        }
        if (*m_at == '"') {
            string.raw = std::string_view(begin, static_cast<std::size_t>(m_at - begin));
            ++m_at;
            return true;
        }
        if (*m_at != '\\') {
            return fail("a control character in a string");
        }
        if (!escape(string)) {
            return false;
        }
        run = m_at;
    }
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
