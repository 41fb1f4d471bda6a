// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/base/states.hpp"
#include "engine/net/url.hpp"
#include "engine/providers/credential.hpp"
#include "engine/providers/provider.hpp"
#include "engine/providers/secret_store.hpp"

namespace weir::providers {

// What is known of one key, for a person.
struct KeyStatus {
    KeyState state = KeyState::Missing;
    std::string problem;  // "bound to api.openai.com:443"; empty when there is none
};

// The stores that references lead to. They outlive the Credentials. A null store: not built here.
struct SecretStores {
    SecretStore* keychain = nullptr;
    SecretStore* environment = nullptr;
    SecretStore* file = nullptr;
};

// What find() said can change without anybody doing something about it here: a keychain is
// unlocked.
bool isWorthWaiting(const Error& error);

// The keys of all providers. io threads read them at the cost of one shared pointer; everything
// else happens on whatever thread a store answers on.
class Credentials {
public:
    explicit Credentials(SecretStores stores);
    ~Credentials();
    Credentials(const Credentials&) = delete;
    Credentials& operator=(const Credentials&) = delete;

    // Takes over the providers of a new snapshot: keys that were not read yet, or whose reference
    // changed, are read; those of providers that are gone are forgotten.
    void sync(const std::vector<Provider>& providers);
    // Reads the keys of one provider again, as after an unlock.
    void retry(std::string_view provider);

    // Stores a key where the provider's reference points, bound to the provider's address, and uses
    // it from then on. With `sessionOnly` it stays in memory. `done` on any thread.
    void set(const Provider& provider, Secret key, bool sessionOnly,
             std::function<void(Result<void>)> done);
    // Binds the stored key to the address the provider has now. The caller asked the user.
    void rebind(const Provider& provider, std::function<void(Result<void>)> done);

    // What a reference leads to, read now and kept nowhere: for a provider that is only tried.
    // Where the store keeps no address, it may go to `origin`. `done` on any thread. Errors: those
    // of the store.
    void read(const KeyRef& reference, const net::Origin& origin,
              std::function<void(Result<Credential>)> done) const;

    // Whether this is the key that the provider of that name uses.
    bool uses(std::string_view provider, const KeyRef& reference) const;

    // Errors: Unavailable (locked, or not read yet), Denied (bound to another address), NotFound.
    Result<Credential> find(std::string_view provider, std::size_t key,
                            const net::Origin& origin) const;
    // The user and password for a proxy of these providers. Errors: as of find().
    Result<Secret> ofProxy(const net::Proxy& proxy) const;
    KeyState state(std::string_view provider, std::size_t key) const;
    KeyStatus status(std::string_view provider, std::size_t key) const;

    // Calls `done` once, with what find() says as soon as that is anything but Unavailable: at once
    // on this thread, or later on the one that brought the news. forget() gives the ticket back; a
    // `done` that has begun elsewhere is not stopped by it.
    std::uint64_t whenKnown(std::string_view provider, std::size_t key, const net::Origin& origin,
                            std::function<void(Result<Credential>)> done);
    void forget(std::uint64_t ticket);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace weir::providers
