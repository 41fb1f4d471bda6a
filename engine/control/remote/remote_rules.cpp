// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/remote/remote_rules.hpp"

#include <algorithm>

#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/import.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/policy.hpp"
#include "engine/control/config/compile_webhooks.hpp"
#include "engine/control/config/edit.hpp"
#include "engine/control/config/edit_alerts.hpp"
#include "engine/providers/key_ref.hpp"

namespace weir::control {

namespace {

constexpr std::size_t kMostRemoved = 32;

Error notFromElsewhere(std::string what) {
    return Error::denied(std::move(what) + " cannot be done from another machine.",
                         "Do it on the machine of the gateway.");
}

bool isOfThisMachine(const std::string& reference) {
    if (reference.empty()) {
        return false;
    }
    const auto key = providers::parseKeyRef(reference);
    return !key || key->source == providers::KeySource::Environment ||
           key->source == providers::KeySource::File;
}

// Where its key goes, and what makes the connection trusted.
bool sameDestination(const admin::ProviderSettings& left, const admin::ProviderSettings& right) {
    return left.kind == right.kind && left.baseUrl == right.baseUrl && left.key == right.key &&
           left.ca == right.ca && left.local == right.local;
}

template <admin::Operation Op>
const Op* as(const std::any& operation) {
    return std::any_cast<Op>(&operation);
}

}  // namespace

Result<void> RemoteRules::check(const admin::OperationCodec&, const std::any& operation) const {
    if (const auto* add = as<admin::AddProvider>(operation)) {
        return checkSettings(add->settings, {});
    }
    if (const auto* update = as<admin::UpdateProvider>(operation)) {
        return checkSettings(update->settings, update->name);
    }
    if (const auto* test = as<admin::TestProvider>(operation)) {
        return checkSettings(test->settings, test->settings.name);
    }
    if (const auto* restore = as<admin::RestoreProvider>(operation)) {
        return checkRestore(restore->removed.text);
    }
    if (const auto* set = as<admin::SetWebhook>(operation)) {
        return checkWebhook(*set);
    }
    if (const auto* restore = as<admin::RestoreWebhook>(operation)) {
        return checkRestore(restore->removed.text);
    }
    if (as<admin::RebindProviderKey>(operation) != nullptr) {
        // With an address of his own, whoever may do this reads the key.
        return notFromElsewhere("To let a stored key go to another address");
    }
    if (as<admin::ApplyPolicy>(operation) != nullptr) {
        // It may name keys by env: and file:, files of roots, and who operates the gateway.
        return notFromElsewhere("To put a whole document in force");
    }
    if (as<admin::ApplyImport>(operation) != nullptr) {
        return notFromElsewhere("An import, which names variables of the gateway's machine,");
    }
    if (as<admin::MakeBackup>(operation) != nullptr) {
        return notFromElsewhere("A backup, which writes to a folder of the gateway's machine,");
    }
    return {};
}

void RemoteRules::note(const admin::OperationCodec&, const Result<std::any>& reply) {
    if (!reply) {
        return;
    }
    const auto* provider = std::any_cast<admin::RemovedProvider>(&*reply);
    const auto* webhook = std::any_cast<admin::RemovedWebhook>(&*reply);
    if (provider == nullptr && webhook == nullptr) {
        return;
    }
    m_removed.push_back(provider != nullptr ? provider->text : webhook->text);
    if (m_removed.size() > kMostRemoved) {
        m_removed.pop_front();
    }
}

// A key of an environment variable or a file is bound to no address: whoever could name it, or
// move the provider that does, would have it sent to wherever he likes.
Result<void> RemoteRules::checkSettings(const admin::ProviderSettings& settings,
                                        const std::string& before) const {
    const auto now = before.empty() ? Result<admin::ProviderSettings>(Error::notFound(""))
                                    : providerSettings(m_policy.text(), before);
    if (now && sameDestination(*now, settings)) {
        return {};
    }
    const auto snapshot = m_policy.snapshot();
    const providers::Provider* provider = before.empty() ? nullptr : snapshot->findProvider(before);
    const bool had =
        provider != nullptr && std::ranges::any_of(provider->keys, [](const auto& key) {
            return isOfThisMachine(key.text());
        });
    if (had || isOfThisMachine(settings.key)) {
        return notFromElsewhere(
            "To set a key by env: or file:, or to change where such a key goes,");
    }
    if (!settings.ca.empty() && (!now || now->ca != settings.ca)) {
        return notFromElsewhere("To name a file of roots to trust");
    }
    return {};
}

// Its address or secret may not become one of this machine; where it is one already, everything
// else about it may be changed.
Result<void> RemoteRules::checkWebhook(const admin::SetWebhook& set) const {
    const auto now = set.replaces.empty() ? Result<admin::WebhookSettings>(Error::notFound(""))
                                          : webhookSettings(m_policy.text(), set.replaces);
    const auto isNew = [&](const std::string& reference,
                           const std::string admin::WebhookSettings::* field) {
        return isOfThisMachine(reference) && !(now && (*now).*field == reference);
    };
    const bool address = set.secretUrl.empty() && !isWrittenAddress(set.settings.url) &&
                         isNew(set.settings.url, &admin::WebhookSettings::url);
    // What is signed with a secret must not go elsewhere than it did.
    const bool moved = isOfThisMachine(set.settings.secret) && now &&
                       (!set.secretUrl.empty() || now->url != set.settings.url);
    if (address || moved || isNew(set.settings.secret, &admin::WebhookSettings::secret)) {
        return notFromElsewhere("To name an address or secret by env: or file:");
    }
    return {};
}

Result<void> RemoteRules::checkRestore(const std::string& removed) const {
    if (std::ranges::find(m_removed, removed) == m_removed.end()) {
        return notFromElsewhere("To put back what was not removed from there");
    }
    return {};
}

}  // namespace weir::control
