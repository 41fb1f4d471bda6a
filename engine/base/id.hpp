// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/base/random.hpp"

namespace weir {

// A UUID of version 7: ordered by the millisecond it was made in. Source: RFC 9562 5.7.
class Id {
public:
    constexpr Id() = default;
    static Id make(const Clock& clock, Random& random);
    static std::optional<Id> parse(std::string_view text);
    static Id fromBytes(const std::array<std::uint8_t, 16>& bytes);

    bool empty() const { return *this == Id(); }
    const std::array<std::uint8_t, 16>& bytes() const { return m_bytes; }
    // The millisecond it was made in.
    Timestamp madeAt() const;
    // The smallest id of that millisecond: for ranges.
    static Id firstOf(Timestamp moment);
    // 36 characters, lower case: "0193a2f4-…".
    std::string text() const;

    friend constexpr auto operator<=>(const Id&, const Id&) = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

}  // namespace weir

template <>
struct std::hash<weir::Id> {
    std::size_t operator()(const weir::Id& id) const noexcept {
        // The last eight bytes are random.
        std::size_t value = 0;
        std::memcpy(&value, id.bytes().data() + 8, sizeof(value));
        return value;
    }
};
