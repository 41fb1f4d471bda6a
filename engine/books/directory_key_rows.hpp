// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/store/database.hpp"

// Weir keys in their table.
namespace weir::books {

inline std::string_view bytesIn(const Sha256& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

// Every key, by name and then age, from a file of this Weir or of an older one.
Result<std::vector<StoredKey>> keysIn(Database& database);

// A new key, and who made it. Errors: Conflict when a valid key has its name, or any its secret.
Result<void> addKeyIn(Database& database, const StoredKey& key, std::string_view actor);
// Another name, team, user or access, and who gave it.
Result<void> changeKeyIn(Database& database, const StoredKey& before, const StoredKey& now,
                         Timestamp at, std::string_view actor);

}  // namespace weir::books
