// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/json_string.hpp"

#include <cstddef>
#include <cstdint>

#include <experimental/simd>

#include "engine/base/ascii.hpp"

namespace weir::dialects {
namespace {

constexpr const char* kEndsInside = "the text ends inside a string";
constexpr const char* kHalfPair = "half of a surrogate pair";

namespace simd = std::experimental;

// As many bytes at once as every machine of this kind can compare.
using Bytes = simd::native_simd<unsigned char>;

constexpr unsigned char kQuote = '"';
constexpr unsigned char kBackslash = '\\';
constexpr unsigned char kFirstPrintable = 0x20;

bool isPlain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte != kQuote && byte != kBackslash && byte >= kFirstPrintable;
}

// The first byte that ends a run of plain string text (a quote, a backslash or a control), or the
// end. Most bytes of a request are plain text, so this is where reading it takes its time.
const char* endOfPlainText(const char* at, const char* end) {
    while (end - at >= static_cast<std::ptrdiff_t>(Bytes::size())) {
        const Bytes bytes(reinterpret_cast<const unsigned char*>(at), simd::element_aligned);
        const auto special = bytes == kQuote || bytes == kBackslash || bytes < kFirstPrintable;
        if (any_of(special)) {
            return at + find_first_set(special);
        }
        at += Bytes::size();
    }
    while (at != end && isPlain(*at)) {
        ++at;
    }
    return at;
}

// -1 if these four characters are not hexadecimal.
int hexUnit(const char* at) {
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = hexDigit(at[i]);
        if (digit < 0) {
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

// An escape, past which `at` goes.
const char* readEscape(const char*& at, const char* end, JsonString& string) {
    string.escaped = true;
    if (end - at < 2) {
        return kEndsInside;
    }
    if (at[1] != 'u') {
        if (simpleEscape(at[1]) == 0) {
            return "an escape that JSON does not have";
        }
        at += 2;
        string.bytes += 1;
        return nullptr;
    }
    const int unit = end - at < 6 ? -1 : hexUnit(at + 2);
    if (unit < 0) {
        return "\\u without four hexadecimal digits";
    }
    if (isHighSurrogate(unit)) {
        const bool pair =
            end - at >= 12 && at[6] == '\\' && at[7] == 'u' && isLowSurrogate(hexUnit(at + 8));
        if (!pair) {
            return kHalfPair;
        }
        at += 12;
        string.bytes += 4;
        return nullptr;
    }
    if (isLowSurrogate(unit)) {
        return kHalfPair;
    }
    at += 6;
    string.bytes += unit < 0x80 ? 1u : unit < 0x800 ? 2u : 3u;
    return nullptr;
}

}  // namespace

const char* scanJsonString(const char*& at, const char* end, JsonString& string) {
    const char* const begin = ++at;
    string.escaped = false;
    string.bytes = 0;
    for (;;) {
        const char* const run = at;
        at = endOfPlainText(run, end);
        string.bytes += static_cast<std::size_t>(at - run);
        if (at == end) {
            return kEndsInside;
        }
        if (*at == '"') {
            string.raw = std::string_view(begin, static_cast<std::size_t>(at - begin));
            ++at;
            return nullptr;
        }
        if (*at != '\\') {
            return "a control character in a string";
        }
        if (const char* failure = readEscape(at, end, string)) {
            return failure;
        }
    }
}

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

}  // namespace weir::dialects
