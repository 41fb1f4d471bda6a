// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "engine/base/states.hpp"
#include "engine/providers/key_ref.hpp"

namespace weir::policy {

// Where what was said is kept, and for how long.
// The item of the keychain that Weir makes for the key of stored bodies; and the address that it is
// bound to, as every item is to one. This one leads nowhere (RFC 2606), so that no document can
// have the key sent to a provider.
inline constexpr const char* kBodiesItem = "weir-bodies";
inline constexpr const char* kBodiesHost = "bodies.weir.invalid";

struct Bodies {
    BodyPlace keep = BodyPlace::Memory;
    // Of those on disk:
    std::uint32_t days = 7;                          // after the day of the call
    std::uint64_t maxSize = std::uint64_t{2} << 30;  // bytes of all
    providers::KeyRef key;  // that they are encrypted with; none while nothing needs it

    friend bool operator==(const Bodies&, const Bodies&) = default;
};

}  // namespace weir::policy
