// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/books/bodies/master_key.hpp"

// The form of a file of stored bodies: a head, then one sealed record an exchange, each behind a
// head of its own. Nothing in the heads tells what was said. Numbers are little-endian.
namespace weir::books {

inline constexpr std::uint8_t kSegmentVersion = 1;

struct SegmentHead {
    static constexpr std::size_t kSize = 8 + 1 + 8 + 16 + 4;

    KeyFingerprint key{};                 // of the master key
    std::array<std::uint8_t, 16> salt{};  // random: the file has a key of its own

    std::string written() const;
    // Errors: Unsupported when a newer Weir wrote it, Invalid when it is damaged or something else.
    static Result<SegmentHead> read(std::string_view bytes);
};

using Nonce = std::array<std::uint8_t, 12>;

struct RecordHead {
    static constexpr std::size_t kSize = 4 + 16 + 12 + 4;
    // No record is as large: two bodies at their caps and the times of a stream.
    static constexpr std::uint32_t kMostSealed = 16U << 20;

    std::uint32_t sealed = 0;  // bytes that follow
    Id id;
    Nonce nonce{};

    std::string written() const;
    // Nothing: it is damaged, or the file was cut here.
    static std::optional<RecordHead> read(std::string_view bytes);
};

}  // namespace weir::books
