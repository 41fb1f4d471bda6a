// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/identity/key_table.hpp"

namespace weir::policy {

KeyTable::KeyTable(const std::vector<KeyEntry>& entries) {
    m_identities.reserve(entries.size());
    for (const KeyEntry& entry : entries) {
        const bool added = m_identities.try_emplace(entry.hash, entry.identity).second;
        m_valid += added && !entry.identity.revoked ? 1 : 0;
    }
}

Result<const Identity*> KeyTable::identify(std::string_view key) const {
    // Only the hash is looked up, so how long that takes says nothing about any other key.
    const auto found = m_identities.find(hashOfKey(key));
    if (found != m_identities.end()) {
        if (found->second.revoked) {
            return Error::denied("The key was revoked.", "Ask for another one.");
        }
        return &found->second;
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

}  // namespace weir::policy
