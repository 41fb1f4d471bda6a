// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/id.hpp"

#include <algorithm>
#include <cstring>

namespace weir {

namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

bool isDashPlace(std::size_t place) {
    return place == 8 || place == 13 || place == 18 || place == 23;
}

}  // namespace

Id Id::make(const Clock& clock, Random& random) {
    Id id;
    random.fill(std::as_writable_bytes(std::span(id.m_bytes)));
    const auto milliseconds = static_cast<std::uint64_t>(
        std::chrono::floor<Milliseconds>(clock.now()).time_since_epoch().count());
    for (unsigned i = 0; i < 6; ++i) {
        id.m_bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
    }
    id.m_bytes[6] = static_cast<std::uint8_t>(0x70 | (id.m_bytes[6] & 0x0f));
    id.m_bytes[8] = static_cast<std::uint8_t>(0x80 | (id.m_bytes[8] & 0x3f));
    return id;
}

Timestamp Id::madeAt() const {
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        milliseconds = milliseconds << 8 | m_bytes[i];
    }
    return Timestamp(Milliseconds(milliseconds));
}

Id Id::firstOf(Timestamp moment) {
    constexpr std::int64_t kLast = (std::int64_t{1} << 48) - 1;
    const auto milliseconds = static_cast<std::uint64_t>(std::clamp<std::int64_t>(
        std::chrono::floor<Milliseconds>(moment).time_since_epoch().count(), 0, kLast));
    Id id;
    for (unsigned i = 0; i < 6; ++i) {
        id.m_bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
    }
    return id;
}

Id Id::fromBytes(const std::array<std::uint8_t, 16>& bytes) {
    Id id;
    id.m_bytes = bytes;
    return id;
}

std::optional<Id> Id::parse(std::string_view text) {
    if (text.size() != 36) {
        return std::nullopt;
    }
    Id id;
    std::size_t nibble = 0;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (isDashPlace(place)) {
            if (text[place] != '-') {
                return std::nullopt;
            }
            continue;
        }
        const auto digit = kDigits.find(text[place]);
        if (digit == std::string_view::npos) {
            return std::nullopt;
        }
        auto& byte = id.m_bytes[nibble / 2];
        byte = static_cast<std::uint8_t>(byte << 4 | digit);
        ++nibble;
    }
    return id;
}

std::string Id::text() const {
    std::string text(36, '-');
    std::size_t nibble = 0;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (!isDashPlace(place)) {
            const auto byte = m_bytes[nibble / 2];
            text[place] = kDigits[nibble % 2 == 0 ? byte >> 4 : byte & 0x0f];
            ++nibble;
        }
    }
    return text;
}

}  // namespace weir
