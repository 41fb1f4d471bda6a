// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/secret.hpp"
#include "engine/net/url.hpp"

namespace weir::providers {

// A key that may be used for one address only. Copies share the key.
class Credential {
public:
    // For a provider that wants no key.
    Credential() = default;
    Credential(std::shared_ptr<const Secret> secret, net::Origin bound)
        : m_secret(std::move(secret)), m_bound(std::move(bound)) {}

    bool needsNoKey() const { return m_secret == nullptr; }
    // The key, if the socket it is meant for goes to the address it is bound to; else null.
    const Secret* forOrigin(const net::Origin& origin) const {
        return m_secret != nullptr && m_bound == origin ? m_secret.get() : nullptr;
    }

    // The text without this key, and without whatever else looks like one. A provider may echo a
    // key that no pattern knows, in JSON with characters of it escaped.
    std::string scrubbed(std::string_view text) const;

private:
    std::shared_ptr<const Secret> m_secret;
    net::Origin m_bound;
};

}  // namespace weir::providers
