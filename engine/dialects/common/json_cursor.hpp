// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/dialects/common/json_string.hpp"

namespace weir::dialects {

// Walks JSON text strictly, front to back, without a copy, an index or an allocation: what it
// accepts, every parser reads the same way. simdjson looks into answers; requests are walked here
// because an edit needs the place of a value in the text, a check needs names as they were spelled,
// and an index of a 32 MiB body costs 128 MiB.
// The first failure stays: from then on every call returns false.
class JsonCursor {
public:
    static constexpr std::size_t kMaxDepth = 64;
    static constexpr std::size_t kMaxItems = 100'000;     // of one array
    static constexpr std::size_t kMaxMembers = 10'000;    // of one object
    static constexpr std::size_t kMaxNumberLength = 512;  // characters

    enum class Kind : std::uint8_t { Object, Array, String, Number, True, False, Null, Nothing };

    explicit JsonCursor(std::string_view text);

    // What the next value is, by its first byte.
    Kind peek();
    bool enterObject();
    // Goes to the next member and reads its name; false at the end of the object.
    bool nextMember(JsonString& name);
    bool enterArray();
    // Goes to the next item; false at the end of the array.
    bool nextItem();
    bool readString(JsonString& string);
    // The number as it is written.
    bool readNumber(std::string_view& number);
    // Any value, checked; adds the bytes of its strings to `stringBytes`.
    bool skip(std::size_t& stringBytes);
    bool skip();
    // True if nothing but white space follows.
    bool end();

    std::size_t offset() const { return static_cast<std::size_t>(m_at - m_begin); }
    bool failed() const { return m_failed; }
    // "a value is missing (at byte 17)"; for the caller, never quoting the text. Bytes count from
    // 0.
    std::string failure() const;
    // Always false.
    bool fail(std::string_view what);
    bool failAt(std::size_t place, std::string_view what);

private:
    struct Level {
        std::uint32_t count;
        bool object;
    };

    void skipSpace();
    bool open(char bracket, bool object);
    // Comma, close or first element: common to both containers. False at the end.
    bool advance(char close);
    bool literal(std::string_view word);

    const char* m_begin;
    const char* m_at;
    const char* m_end;
    std::string m_failure;
    bool m_failed = false;
    std::size_t m_depth = 0;
    Level m_levels[kMaxDepth];  // left as it is: only what was entered is read
};

}  // namespace weir::dialects
