// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/identity/key_table.hpp"

#include <algorithm>

namespace weir::policy {

KeyTable::KeyTable(const std::vector<KeyEntry>& entries) {
    m_known.reserve(entries.size());
    for (const KeyEntry& entry : entries) {
        const bool added =
            m_known.try_emplace(entry.hash, Known{entry.identity, entry.goodUntil}).second;
        m_valid += added && !entry.identity.revoked && !entry.goodUntil ? 1 : 0;
    }
}

Result<const Identity*> KeyTable::identify(std::string_view key, Timestamp now) const {
    // Only the hash is looked up, so how long that takes says nothing about any other key.
    const auto found = m_known.find(hashOfKey(key));
    if (found != m_known.end()) {
        const auto& [identity, goodUntil] = found->second;
        if (identity.revoked) {
            return Error::denied("The key was revoked.", "Ask for another one.");
        }
        if (goodUntil && now >= *goodUntil) {
            return Error::denied("The key was replaced by a new one.", "Use the new one.");
        }
        if (identity.rules.hasExpired(now)) {
            return Error::denied("The key has expired: it was good until " +
                                     toIso(identity.rules.access().expiresAt) + ".",
                                 "Ask for another one.");
        }
        return &identity;
    }
    // A document may declare a key of any form, so only the form of Weir's own tells of a slip.
    if (key.starts_with(kKeyPrefix) && !isWellFormedKey(key)) {
        return Error::denied("The key is incomplete or mistyped.",
                             "Copy it again: a Weir key has 41 characters.");
    }
    if (key.starts_with(kTokenPrefix)) {
        return Error::denied("This is a token for operating the gateway, not a key for calls.",
                             "\"weir keys create\" makes a key.");
    }
    if (!key.starts_with(kKeyPrefix)) {
        return Error::denied("This is not a key of this gateway.",
                             "Weir keys begin with weir_sk_. A provider's own key belongs into "
                             "Weir, not into the tool.");
    }
    return Error::denied("The key is not known to this gateway.",
                         "\"weir keys list\" shows those that are.");
}

const std::string* KeyTable::nameOf(const KeyHash& hash) const {
    const auto found = m_known.find(hash);
    return found == m_known.end() ? nullptr : &found->second.identity.name;
}

const Identity* KeyTable::findByName(std::string_view name) const {
    const auto found = std::ranges::find_if(
        m_known, [&](const auto& entry) { return entry.second.identity.name == name; });
    return found == m_known.end() ? nullptr : &found->second.identity;
}

}  // namespace weir::policy
