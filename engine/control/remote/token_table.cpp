// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/remote/token_table.hpp"

#include <openssl/crypto.h>

#include "engine/base/words.hpp"
#include "engine/policy/identity/weir_key.hpp"

namespace weir::control {

void TokenTable::set(const std::vector<books::StoredToken>& tokens) {
    auto entries = std::make_shared<std::vector<Entry>>();
    for (const books::StoredToken& token : tokens) {
        // A role of a newer Weir is not known here, so it lets nobody do anything.
        const auto role = fromWord<admin::Role>(token.role);
        if (!token.revokedAt && role) {
            entries->push_back({token.hash, {token.name, *role}});
        }
    }
    const std::scoped_lock lock(m_mutex);
    m_entries = std::move(entries);
}

Result<Operator> TokenTable::identify(std::string_view token) const {
    const auto entries = [this] {
        const std::scoped_lock lock(m_mutex);
        return m_entries;
    }();
    const policy::KeyHash hash = policy::hashOfKey(token);
    const Entry* found = nullptr;
    for (const Entry& entry : *entries) {
        if (CRYPTO_memcmp(entry.hash.data(), hash.data(), hash.size()) == 0) {
            found = &entry;
        }
    }
    if (found != nullptr) {
        return found->who;
    }
    if (token.starts_with(policy::kKeyPrefix)) {
        return Error::denied("This is a key for calls, not a token for operating the gateway.",
                             "Make one there with \"weir tokens create NAME --role ROLE\".");
    }
    if (!policy::isWellFormedToken(token)) {
        return Error::denied("The token is incomplete or mistyped.",
                             "Copy it again: a token begins with weir_op_ and has 41 characters.");
    }
    return Error::denied("The token is not known to this gateway, or was revoked.",
                         "\"weir tokens list\" there shows those that are valid.");
}

}  // namespace weir::control
