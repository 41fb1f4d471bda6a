// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/environment_store.hpp"

#include <cstdlib>
#include <string_view>
#include <utility>

namespace weir::app {

namespace {

Error environmentIsReadOnly() {
    return Error::unsupported("A key in an environment variable cannot be changed from here.",
                              "Set the variable and start Weir again.");
}

}  // namespace

Result<Secret> readEnvironmentSecret(const std::string& variable,
                                     const providers::KeyRefRules& rules) {
    const providers::KeyRef reference{providers::KeySource::Environment, variable};
    if (const auto allowed = providers::checkKeyRef(reference, rules); !allowed) {
        return allowed.error();
    }
    const char* value = std::getenv(variable.c_str());
    if (value == nullptr || *value == '\0') {
        return Error::notFound("The environment variable " + variable + " is not set.",
                               "Set it where Weir is started, and start it again.");
    }
    return Secret(std::string_view(value));
}

void EnvironmentStore::read(const std::string& name, Done<providers::StoredSecret> done) {
    auto secret = readEnvironmentSecret(name, m_rules);
    if (!secret) {
        done(std::move(secret.error()));
        return;
    }
    done(providers::StoredSecret{std::move(*secret), std::nullopt});
}

void EnvironmentStore::write(const std::string&, providers::StoredSecret, Done<void> done) {
    done(environmentIsReadOnly());
}

void EnvironmentStore::remove(const std::string&, Done<void> done) {
    done(environmentIsReadOnly());
}

providers::SecretStoreInfo EnvironmentStore::describe() const {
    return {"Environment", true, {}};
}

}  // namespace weir::app
