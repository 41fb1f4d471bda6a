// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <utility>

#include "engine/base/hex.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/import/litellm_import.hpp"

namespace weir::control {

using namespace admin;

namespace {

constexpr std::string_view kComment = "imported from LiteLLM";

SecretsGo placeOf(bool keychain) {
    return keychain ? SecretsGo::ToKeychain : SecretsGo::ToEnvironment;
}

// Gives one secret after the other to the keychain, because it may ask a person for each.
class KeepSecrets : public std::enable_shared_from_this<KeepSecrets> {
public:
    KeepSecrets(ImportServices services, std::vector<ImportedSecret> secrets, AppliedImport applied,
                std::string actor, HandlerTable::Reply<ApplyImport> reply)
        : m_services(services),
          m_secrets(std::move(secrets)),
          m_applied(std::move(applied)),
          m_actor(std::move(actor)),
          m_reply(std::move(reply)) {}

    void next() {
        if (m_at == m_secrets.size()) {
            m_reply(std::move(m_applied));
            return;
        }
        ImportedSecret& secret = m_secrets[m_at++];
        const auto snapshot = m_services.policy.snapshot();
        const providers::Provider* provider = snapshot->findProvider(secret.row.provider);
        if (provider == nullptr || m_services.providers == nullptr) {
            m_applied.notKept.push_back(secret.row.provider + ": only a running gateway keeps it");
            next();
            return;
        }
        m_services.providers->setKey(
            *provider, std::move(secret.secret), false,
            [self = shared_from_this(), name = provider->name](const Result<void>& done) {
                if (!done) {
                    self->m_applied.notKept.push_back(name + ": " + done.error().message);
                } else if (const auto noted = self->m_services.directory.note(
                               self->m_actor, "provider key set", name, "by an import");
                           !noted) {
                    self->m_applied.notKept.push_back(
                        name + ": it is kept, and not in the audit log: " + noted.error().message);
                }
                self->next();
            });
    }

private:
    ImportServices m_services;
    std::vector<ImportedSecret> m_secrets;
    AppliedImport m_applied;
    std::string m_actor;
    HandlerTable::Reply<ApplyImport> m_reply;
    std::size_t m_at = 0;
};

// Those that were revoked, too: their names and secrets are not given again.
Result<ExistingKeys> existingKeys(const ImportServices& services) {
    const auto stored = services.directory.keys();
    if (!stored) {
        return stored.error();
    }
    ExistingKeys existing;
    for (const books::StoredKey& key : *stored) {
        existing.names.push_back(key.name);
        existing.hashes.push_back(toHex(key.hash));
    }
    for (const policy::DeclaredKey& key : services.policy.snapshot()->declaredKeys) {
        existing.names.push_back(key.identity.name);
    }
    return existing;
}

Result<LiteLlmImport> import(const ImportServices& services, const std::string& config,
                             const std::string& keys, std::string_view document, bool keychain) {
    const auto existing = existingKeys(services);
    if (!existing) {
        return existing.error();
    }
    return importLiteLlm(config, keys, document, placeOf(keychain), *existing);
}

Result<ImportPreview> preview(const ImportServices& services, const PreviewImport& operation) {
    const std::string& before = services.policy.text();
    auto made = import(services, operation.config, operation.keys, before, operation.keychain);
    if (!made) {
        return std::move(made.error());
    }
    ImportPreview shown;
    shown.revision = services.policy.snapshot()->revision;
    shown.before = before;
    shown.text = std::move(made->text);
    shown.carried = made->carried;
    shown.notes = std::move(made->notes);
    for (const ImportedSecret& secret : made->secrets) {
        shown.secrets.push_back(secret.row);
    }
    shown.keys = std::move(made->keys);
    return shown;
}

void apply(const ImportServices& services, const ApplyImport& operation, const Caller& caller,
           const HandlerTable::Reply<ApplyImport>& reply) {
    std::vector<ImportedSecret> secrets;
    const auto done = services.policy.edit(
        [&](std::string_view text) -> Result<std::string> {
            const std::uint64_t active = services.policy.snapshot()->revision;
            if (operation.base != active) {
                return Error::conflict("The document was changed since it was looked at.",
                                       "Look at what the import would make of it now.");
            }
            auto made =
                import(services, operation.config, operation.keys, text, operation.keychain);
            if (!made) {
                return std::move(made.error());
            }
            secrets = std::move(made->secrets);
            return std::move(made->text);
        },
        caller.actor(), kComment);
    if (!done) {
        reply(done.error());
        return;
    }
    if (!operation.keychain) {
        secrets.clear();
    }
    AppliedImport applied;
    applied.revision = services.policy.snapshot()->revision;
    std::make_shared<KeepSecrets>(services, std::move(secrets), std::move(applied), caller.actor(),
                                  reply)
        ->next();
}

}  // namespace

void addImportHandlers(HandlerTable& table, const ImportServices& services) {
    table.now<PreviewImport>(
        [services](const PreviewImport& operation) { return preview(services, operation); });
    table.laterFor<ApplyImport>(
        [services](const ApplyImport& operation, const Caller& caller, const auto& reply) {
            apply(services, operation, caller, reply);
        });
}

}  // namespace weir::control
