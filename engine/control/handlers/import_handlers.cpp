// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <utility>

#include "engine/control/handlers/handlers.hpp"
#include "engine/control/import/litellm_import.hpp"

namespace weir::control {

using namespace admin;

namespace {

constexpr std::string_view kActor = "admin";
constexpr std::string_view kComment = "imported from LiteLLM";

SecretsGo placeOf(bool keychain) {
    return keychain ? SecretsGo::ToKeychain : SecretsGo::ToEnvironment;
}

// Gives one secret after the other to the keychain, because it may ask a person for each.
class KeepSecrets : public std::enable_shared_from_this<KeepSecrets> {
public:
    KeepSecrets(ImportServices services, std::vector<ImportedSecret> secrets, AppliedImport applied,
                HandlerTable::Reply<ApplyImport> reply)
        : m_services(services),
          m_secrets(std::move(secrets)),
          m_applied(std::move(applied)),
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
                }
                self->next();
            });
    }

private:
    ImportServices m_services;
    std::vector<ImportedSecret> m_secrets;
    AppliedImport m_applied;
    HandlerTable::Reply<ApplyImport> m_reply;
    std::size_t m_at = 0;
};

Result<ImportPreview> preview(const ImportServices& services, const PreviewImport& operation) {
    const std::string& before = services.policy.text();
    auto import =
        importLiteLlm(operation.config, operation.keys, before, placeOf(operation.keychain));
    if (!import) {
        return std::move(import.error());
    }
    ImportPreview shown;
    shown.revision = services.policy.snapshot()->revision;
    shown.before = before;
    shown.text = std::move(import->text);
    shown.carried = import->carried;
    shown.notes = std::move(import->notes);
    for (const ImportedSecret& secret : import->secrets) {
        shown.secrets.push_back(secret.row);
    }
    shown.keys = std::move(import->keys);
    return shown;
}

void apply(const ImportServices& services, const ApplyImport& operation,
           const HandlerTable::Reply<ApplyImport>& reply) {
    std::vector<ImportedSecret> secrets;
    const auto done = services.policy.edit(
        [&](std::string_view text) -> Result<std::string> {
            const std::uint64_t active = services.policy.snapshot()->revision;
            if (operation.base != active) {
                return Error::conflict("The document was changed since it was looked at.",
                                       "Look at what the import would make of it now.");
            }
            auto import =
                importLiteLlm(operation.config, operation.keys, text, placeOf(operation.keychain));
            if (!import) {
                return std::move(import.error());
            }
            secrets = std::move(import->secrets);
            return std::move(import->text);
        },
        kActor, kComment);
    if (!done) {
        reply(done.error());
        return;
    }
    if (!operation.keychain) {
        secrets.clear();
    }
    AppliedImport applied;
    applied.revision = services.policy.snapshot()->revision;
    std::make_shared<KeepSecrets>(services, std::move(secrets), std::move(applied), reply)->next();
}

}  // namespace

void addImportHandlers(HandlerTable& table, const ImportServices& services) {
    table.now<PreviewImport>(
        [services](const PreviewImport& operation) { return preview(services, operation); });
    table.later<ApplyImport>([services](const ApplyImport& operation, const auto& reply) {
        apply(services, operation, reply);
    });
}

}  // namespace weir::control
