// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/base/team.hpp"
#include "engine/policy/identity/key_rules.hpp"
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
    KeyRules rules = {};
    std::shared_ptr<const Team> teamFacts = {};  // null: nothing is said of the team but its name

    // Of its team; they live as long as the snapshot.
    std::string_view tier() const { return teamFacts ? teamFacts->tier : std::string_view(); }
    std::string_view costCentre() const {
        return teamFacts ? teamFacts->costCentre : std::string_view();
    }
    std::span<const std::string> tags() const {
        return teamFacts ? std::span<const std::string>(teamFacts->tags)
                         : std::span<const std::string>();
    }
};

struct KeyEntry {
    KeyHash hash{};
    Identity identity;
    // Of a secret that another one replaced: from then on it lets nobody in.
    std::optional<Timestamp> goodUntil = {};
};

// Every key by its hash. Immutable: a change makes a new table.
class KeyTable {
public:
    KeyTable() = default;
    // Of two entries with one hash the first counts; whoever builds the list reports the second.
    explicit KeyTable(const std::vector<KeyEntry>& entries);

    // Errors: Denied (unknown, mistyped, revoked, replaced or over), with words for the caller that
    // do not say more than the caller knows.
    Result<const Identity*> identify(std::string_view key, Timestamp now) const;
    // Keys that were not revoked, each with one secret.
    std::size_t size() const { return m_valid; }
    // The name of the key with this secret; null: none has it.
    const std::string* nameOf(const KeyHash& hash) const;
    // Looks through all of them. Null: none is called that.
    const Identity* findByName(std::string_view name) const;

private:
    struct Hasher {
        // A SHA-256 is evenly spread already.
        std::size_t operator()(const KeyHash& hash) const {
            std::size_t value = 0;
            std::memcpy(&value, hash.data(), sizeof(value));
            return value;
        }
    };

    struct Known {
        Identity identity;
        std::optional<Timestamp> goodUntil;
    };

    std::unordered_map<KeyHash, Known, Hasher> m_known;
    std::size_t m_valid = 0;
};

}  // namespace weir::policy
