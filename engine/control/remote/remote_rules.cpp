// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/remote/remote_rules.hpp"

#include <algorithm>

#include "engine/control/admin/import.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/policy.hpp"
#include "engine/control/config/edit.hpp"
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
        return checkRestore(restore->removed);
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
    const auto* removed = reply ? std::any_cast<admin::RemovedProvider>(&*reply) : nullptr;
    if (removed == nullptr) {
        return;
    }
    m_removed.push_back(removed->text);
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

Result<void> RemoteRules::checkRestore(const admin::RemovedProvider& removed) const {
    if (std::ranges::find(m_removed, removed.text) == m_removed.end()) {
        return notFromElsewhere("To put back what was not removed from there");
    }
    return {};
}

}  // namespace weir::control
