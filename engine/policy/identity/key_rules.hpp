// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/address_range.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/key_access.hpp"
#include "engine/base/result.hpp"

namespace weir::policy {

// What a key may do, ready to be asked in a call. Default: everything, for ever.
class KeyRules {
public:
    KeyRules() = default;
    // Errors: Invalid, when an address is none or a '*' stands elsewhere than at the end.
    static Result<KeyRules> make(KeyAccess access);
    // Of an access that cannot be read: it lets nobody in from anywhere.
    static KeyRules closed(KeyAccess access);

    const KeyAccess& access() const { return m_access; }

    bool hasExpired(Timestamp now) const {
        return m_access.expiresAt != Timestamp() && now >= m_access.expiresAt;
    }
    // The name as the call has it.
    bool allowsModel(std::string_view name) const;
    bool allowsProvider(std::string_view name) const;
    // Not every model is for it.
    bool isNarrow() const { return !m_access.models.empty() || !m_access.providers.empty(); }
    // "127.0.0.1:50312"
    bool allowsClient(std::string_view peer) const;

    // "gpt-5-mini, claude-*", shortened: what the key may ask for, in words for its holder.
    std::string modelNames() const;
    std::string providerNames() const;

private:
    KeyAccess m_access;
    std::vector<AddressRange> m_ranges;
    bool m_closed = false;
};

}  // namespace weir::policy
