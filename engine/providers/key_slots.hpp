// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/base/states.hpp"
#include "engine/net/url.hpp"
#include "engine/providers/credential.hpp"
#include "engine/providers/key_ref.hpp"
#include "engine/providers/secret_store.hpp"

namespace weir::providers {

// One key of one provider, and what is known of it.
struct KeySlot {
    KeySlot(KeyRef itsReference, net::Origin itsOrigin)
        : reference(std::move(itsReference)), origin(std::move(itsOrigin)) {}

    KeyState state() const;
    // "bound to api.openai.com:443"; empty when there is no problem.
    std::string words() const;
    void keep(StoredSecret stored, bool onlyInMemory);

    KeyRef reference;
    net::Origin origin;                    // of the provider, now
    std::shared_ptr<const Secret> secret;  // null: `problem` says why
    net::Origin bound;                     // of the secret
    bool session = false;                  // the secret is in memory only
    Error problem;
    // Reads that were begun; only the answer to the last one counts.
    std::uint64_t reads = 0;
};

// By provider; a provider has one slot for each of its keys.
using KeySlots = std::map<std::string, std::vector<KeySlot>, std::less<>>;

const KeySlot* findSlot(const KeySlots& slots, std::string_view provider, std::size_t key);
KeySlot* findSlot(KeySlots& slots, std::string_view provider, std::size_t key);

// See Credentials::find.
Result<Credential> credentialOf(const KeySlots& slots, std::string_view provider, std::size_t key,
                                const net::Origin& origin);

}  // namespace weir::providers
