// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/random.hpp"
#include "engine/base/secret.hpp"

// Weir keys, which let a tool in: "weir_sk_", 160 random bits as 27 letters and digits, and their
// CRC-32 as 6 more. The prefix lets scanners find a leaked key; the checksum tells a typing error
// from an unknown key before anything is looked up. A token, which lets an operator in from
// elsewhere, is made the same way and begins with "weir_op_", so that neither can be taken for the
// other.
namespace weir::policy {

inline constexpr std::string_view kKeyPrefix = "weir_sk_";
inline constexpr std::string_view kTokenPrefix = "weir_op_";
inline constexpr std::size_t kKeyLength = 8 + 27 + 6;

// Only this is kept of a key.
using KeyHash = std::array<std::uint8_t, 32>;

Secret makeKey(Random& random);
Secret makeToken(Random& random);

// It has the form of a Weir key or token and its checksum is right.
bool isWellFormedKey(std::string_view key);
bool isWellFormedToken(std::string_view token);

// SHA-256 of the whole key.
KeyHash hashOfKey(std::string_view key);

// The first characters of a key or token, for a person to recognise it by: "weir_sk_4fQz".
std::string startOfKey(std::string_view key);

}  // namespace weir::policy
