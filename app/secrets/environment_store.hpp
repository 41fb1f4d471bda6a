// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/providers/key_ref.hpp"
#include "engine/providers/secret_store.hpp"

namespace weir::app {

// The value of a variable that the rules allow to be named. Errors: Denied, NotFound (not set or
// empty).
Result<Secret> readEnvironmentSecret(const std::string& variable,
                                     const providers::KeyRefRules& rules);

// Keys in environment variables (env:NAME): read-only, and without an address of their own.
class EnvironmentStore final : public providers::SecretStore {
public:
    explicit EnvironmentStore(providers::KeyRefRules rules) : m_rules(std::move(rules)) {}

    void read(const std::string& name, Done<providers::StoredSecret> done) override;
    void write(const std::string& name, providers::StoredSecret secret, Done<void> done) override;
    void remove(const std::string& name, Done<void> done) override;
    providers::SecretStoreInfo describe() const override;

private:
    providers::KeyRefRules m_rules;
};

}  // namespace weir::app
