// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <utility>

#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/names.hpp"
#include "engine/policy/identity/weir_key.hpp"

namespace weir::control {

namespace {

using namespace admin;

Result<void> checkNames(const CreateKey& operation) {
    for (const auto& [what, value, mayBeEmpty] :
         {std::tuple("The name of the key", &operation.name, false),
          std::tuple("The team", &operation.team, true),
          std::tuple("The user", &operation.user, true)}) {
        if (auto good = checkName(what, *value, mayBeEmpty); !good) {
            return good;
        }
    }
    return {};
}

KeyRow rowOf(const books::StoredKey& key) {
    KeyRow row;
    row.id = key.id;
    row.name = key.name;
    row.team = key.team;
    row.user = key.user;
    row.start = key.start;
    row.revoked = key.revokedAt.has_value();
    row.createdAt = key.createdAt;
    return row;
}

bool isDeclared(const policy::Snapshot& snapshot, std::string_view name) {
    const auto& declared = snapshot.declaredKeys;
    return std::any_of(declared.begin(), declared.end(),
                       [&](const policy::DeclaredKey& key) { return key.identity.name == name; });
}

class Keys {
public:
    explicit Keys(KeyServices services) : m_services(std::move(services)) {}

    Result<KeyList> list() const {
        const auto stored = m_services.directory.keys();
        if (!stored) {
            return stored.error();
        }
        KeyList list;
        for (const books::StoredKey& key : *stored) {
            list.keys.push_back(rowOf(key));
        }
        for (const policy::DeclaredKey& key : m_services.policy.snapshot()->declaredKeys) {
            KeyRow row;
            row.name = key.identity.name;
            row.team = key.identity.team;
            row.user = key.identity.user;
            row.fromDocument = true;
            row.state = key.state;
            row.problem = key.problem;
            list.keys.push_back(std::move(row));
        }
        if (m_services.lastUse) {
            const auto lastUse = m_services.lastUse();
            for (KeyRow& row : list.keys) {
                const auto used = lastUse.find(row.name);
                // A name may have been given again: the use is the newest key's.
                if (used != lastUse.end() && used->second >= row.createdAt && !row.revoked) {
                    row.lastUsedAt = used->second;
                }
            }
        }
        return list;
    }

    Result<CreatedKey> create(const CreateKey& operation) const {
        if (const auto good = checkNames(operation); !good) {
            return good.error();
        }
        if (isDeclared(*m_services.policy.snapshot(), operation.name)) {
            return Error::conflict("The document declares a key named '" + operation.name + "'.",
                                   "Choose another name.");
        }
        const Secret secret = policy::makeKey(m_services.random);
        books::StoredKey key;
        key.name = operation.name;
        key.team = operation.team;
        key.user = operation.user;
        key.start = policy::startOfKey(secret.reveal());
        key.hash = policy::hashOfKey(secret.reveal());
        const auto stored = m_services.directory.addKey(std::move(key), m_services.actor);
        if (!stored) {
            return stored.error();
        }
        if (const auto inForce = m_services.policy.keysChanged(); !inForce) {
            return inForce.error();
        }
        return CreatedKey{rowOf(*stored), std::string(secret.reveal())};
    }

    Result<KeyRow> revoke(const RevokeKey& operation) const {
        if (isDeclared(*m_services.policy.snapshot(), operation.name)) {
            return Error::denied("The key '" + operation.name + "' is declared in the document.",
                                 "Remove it there.");
        }
        const auto revoked = m_services.directory.revokeKey(operation.name, m_services.actor);
        if (!revoked) {
            return revoked.error();
        }
        if (const auto inForce = m_services.policy.keysChanged(); !inForce) {
            return inForce.error();
        }
        return rowOf(*revoked);
    }

    void rebind(const RebindProviderKey& operation,
                const HandlerTable::Reply<RebindProviderKey>& reply) const {
        const auto snapshot = m_services.policy.snapshot();
        const providers::Provider* provider = snapshot->findProvider(operation.provider);
        if (provider == nullptr) {
            reply(Error::notFound("There is no provider named '" + operation.provider + "'."));
            return;
        }
        if (m_services.providers == nullptr) {
            reply(Error::unavailable("Only a running gateway can bind a key anew.",
                                     "Start it, then try again."));
            return;
        }
        m_services.providers->rebindKey(*provider, [reply](const Result<void>& done) {
            reply(done ? Result<Done>(Done{}) : Result<Done>(done.error()));
        });
    }

private:
    KeyServices m_services;
};

}  // namespace

void addKeyHandlers(HandlerTable& table, const KeyServices& services) {
    const auto keys = std::make_shared<const Keys>(services);
    table.now<ListKeys>([keys](const ListKeys&) { return keys->list(); });
    table.now<CreateKey>([keys](const CreateKey& operation) { return keys->create(operation); });
    table.now<RevokeKey>([keys](const RevokeKey& operation) { return keys->revoke(operation); });
    table.later<RebindProviderKey>(
        [keys](const RebindProviderKey& operation, auto reply) { keys->rebind(operation, reply); });
}

}  // namespace weir::control
