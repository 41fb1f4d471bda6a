// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/net/url.hpp"

namespace weir::providers {

// A key with the address it was entered for. Stores that cannot keep an address (a variable, a
// file) leave it empty: then the document that names the key binds it to its provider's address.
struct StoredSecret {
    Secret secret;
    std::optional<net::Origin> bound;
};

struct SecretStoreInfo {
    std::string title;  // "Secret Service"
    bool available = false;
    std::string problem;  // why it is not, for a person
};

// One place keys are kept in. Asynchronous, because keychains ask their user. `done` is called
// exactly once, on any thread; an implementation has a time limit of its own for every job.
class SecretStore {
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~SecretStore() = default;

    // Errors: NotFound (no such item), Denied (the user or a rule refuses), Unavailable and Timeout
    // (locked, or no answer: worth asking again).
    virtual void read(const std::string& name, Done<StoredSecret> done) = 0;
    // Replaces. Errors: Unsupported where the store is read-only.
    virtual void write(const std::string& name, StoredSecret secret, Done<void> done) = 0;
    virtual void remove(const std::string& name, Done<void> done) = 0;
    virtual SecretStoreInfo describe() const = 0;
};

}  // namespace weir::providers
