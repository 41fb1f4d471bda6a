// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/base/key_access.hpp"
#include "engine/base/result.hpp"
#include "engine/books/directory.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

// What a key may do, as somebody wants it to be. Errors: Invalid; NotFound for a provider that is
// not there.
Result<void> checkAccess(const KeyAccess& access, const policy::Snapshot& snapshot);

// "5f3a…" of a SHA-256. Errors: Invalid.
Result<books::Sha256> hashFromHex(std::string_view digits);

}  // namespace weir::control
