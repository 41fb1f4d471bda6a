// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/local_facts.hpp"

#include <memory>
#include <utility>

#include "app/secrets/environment_store.hpp"
#include "app/secrets/file_store.hpp"
#include "engine/base/clock.hpp"
#include "engine/net/server_certificate.hpp"
#include "engine/net/tls_context.hpp"

namespace weir::app {

namespace {

// Read once. A catalogue that cannot be read is our fault, which a test finds; then nothing is
// known of any model, which rules nothing out.
std::shared_ptr<const books::ModelList> knownModels() {
    static const auto known = []() -> std::shared_ptr<const books::ModelList> {
        auto list = books::ModelList::builtIn();
        return list ? std::make_shared<const books::ModelList>(std::move(*list)) : nullptr;
    }();
    return known;
}

}  // namespace

void addLocalFacts(control::CompileInput& input, const providers::KeyRefRules& rules) {
    input.models = knownModels();
    input.keyRules = rules;
    input.readSecret = [rules](const providers::KeyRef& reference) {
        return reference.source == providers::KeySource::Environment
                   ? readEnvironmentSecret(reference.name, rules)
                   : readSecretFile(reference.name, rules);
    };
    input.checkCa = [](const std::string& file) -> Result<void> {
        net::TlsContexts contexts;
        if (auto usable = contexts.get(file); !usable) {
            return std::move(usable.error());
        }
        return {};
    };
    input.checkTls = [](const policy::TlsFiles& files) {
        return net::ServerCertificate(files.certificate, files.key).refresh(SystemClock().now());
    };
}

void addDirectoryKeys(control::CompileInput& input, const std::vector<books::StoredKey>& keys) {
    for (const books::StoredKey& key : keys) {
        policy::KeyEntry entry;
        auto rules = policy::KeyRules::make(key.access);
        entry.identity.rules = rules ? std::move(*rules) : policy::KeyRules::closed(key.access);
        entry.hash = key.hash;
        entry.identity.id = key.id;
        entry.identity.name = key.name;
        entry.identity.team = key.team;
        entry.identity.user = key.user;
        entry.identity.revoked = key.revokedAt.has_value();
        for (const books::FormerSecret& former : key.former) {
            policy::KeyEntry before = entry;
            before.hash = former.hash;
            before.goodUntil = former.goodUntil;
            input.directoryKeys.push_back(std::move(before));
        }
        input.directoryKeys.push_back(std::move(entry));
    }
}

}  // namespace weir::app
