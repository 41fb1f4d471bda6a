// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/policy/identity/weir_key.hpp"

namespace weir::policy {

// Who calls. One key is one identity.
struct Identity {
    Id id;  // empty for a key that the document declares
    std::string name;
    std::string team;
    std::string user;
    bool fromDocument = false;
    bool revoked = false;
};

struct KeyEntry {
    KeyHash hash{};
    Identity identity;
};

// Every key by its hash. Immutable: a change makes a new table.
class KeyTable {
public:
    KeyTable() = default;
    // Of two entries with one hash the first counts; whoever builds the list reports the second.
    explicit KeyTable(const std::vector<KeyEntry>& entries);

    // Errors: Denied (unknown, mistyped or revoked), with words for the caller that do not say
    // more than the caller knows.
    Result<const Identity*> identify(std::string_view key) const;
    // Keys that are valid now.
    std::size_t size() const { return m_valid; }

private:
    struct Hasher {
        // A SHA-256 is evenly spread already.
        std::size_t operator()(const KeyHash& hash) const {
            std::size_t value = 0;
            std::memcpy(&value, hash.data(), sizeof(value));
            return value;
        }
    };

    std::unordered_map<KeyHash, Identity, Hasher> m_identities;
    std::size_t m_valid = 0;
};

}  // namespace weir::policy
