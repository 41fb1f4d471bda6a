// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <utility>

#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/key_access.hpp"
#include "engine/control/handlers/names.hpp"
#include "engine/policy/identity/weir_key.hpp"

namespace weir::control {

namespace {

using namespace admin;

constexpr std::uint64_t kLongestGrace = 90 * 86'400;  // seconds
constexpr std::size_t kMostImported = 10'000;

// Of an operation that names a key and whose it is.
template <class Op>
Result<void> checkNames(const Op& operation) {
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

KeyRow keyRow(const books::StoredKey& key, Timestamp now) {
    KeyRow row;
    row.id = key.id;
    row.name = key.name;
    row.team = key.team;
    row.user = key.user;
    row.start = key.start;
    row.revoked = key.revokedAt.has_value();
    row.createdAt = key.createdAt;
    row.access = key.access;
    row.expired = key.access.expiresAt != Timestamp() && now >= key.access.expiresAt;
    for (const books::FormerSecret& former : key.former) {
        if (former.goodUntil > now && !row.revoked) {
            row.former.push_back({former.start, former.goodUntil});
        }
    }
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
            list.keys.push_back(keyRow(key, m_services.clock.now()));
        }
        for (const policy::DeclaredKey& key : m_services.policy.snapshot()->declaredKeys) {
            KeyRow row;
            row.name = key.identity.name;
            row.team = key.identity.team;
            row.user = key.identity.user;
            row.fromDocument = true;
            row.access = key.identity.rules.access();
            row.expired = key.identity.rules.hasExpired(m_services.clock.now());
            row.state = key.state;
            row.problem = key.problem;
            list.keys.push_back(std::move(row));
        }
        if (m_services.lastUse) {
            const auto lastUse = lastUses();
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

    Result<CreatedKey> create(const CreateKey& operation, const Caller& caller) const {
        if (const auto good = checkNew(operation); !good) {
            return good.error();
        }
        const Secret secret = policy::makeKey(m_services.random);
        books::StoredKey key;
        key.name = operation.name;
        key.team = operation.team;
        key.user = operation.user;
        key.access = operation.access;
        key.start = policy::startOfKey(secret.reveal());
        key.hash = policy::hashOfKey(secret.reveal());
        const auto stored = m_services.directory.addKey(std::move(key), caller.actor());
        if (!stored) {
            return stored.error();
        }
        if (const auto inForce = m_services.policy.keysChanged(); !inForce) {
            return inForce.error();
        }
        return CreatedKey{keyRow(*stored, m_services.clock.now()), std::string(secret.reveal())};
    }

    Result<KeyRow> set(const SetKey& operation, const Caller& caller) const {
        if (const auto good = checkEditable(operation.name); !good) {
            return good.error();
        }
        if (const auto good = checkNames(operation); !good) {
            return good.error();
        }
        if (const auto good = checkAccess(operation.access, *m_services.policy.snapshot()); !good) {
            return good.error();
        }
        books::StoredKey key;
        key.name = operation.name;
        key.team = operation.team;
        key.user = operation.user;
        key.access = operation.access;
        return inForce(m_services.directory.setKey(key, caller.actor()));
    }

    Result<CreatedKey> rotate(const RotateKey& operation, const Caller& caller) const {
        if (const auto good = checkEditable(operation.name); !good) {
            return good.error();
        }
        if (operation.graceSeconds > kLongestGrace) {
            return Error::invalid("The old secret can be good for at most 90 days more.");
        }
        const Secret secret = policy::makeKey(m_services.random);
        const books::FormerSecret next{
            policy::startOfKey(secret.reveal()), policy::hashOfKey(secret.reveal()),
            m_services.clock.now() + std::chrono::seconds(operation.graceSeconds)};
        const auto row =
            inForce(m_services.directory.rotateKey(operation.name, next, caller.actor()));
        if (!row) {
            return row.error();
        }
        return CreatedKey{*row, std::string(secret.reveal())};
    }

    Result<KeyList> import(const ImportKeys& operation, const Caller& caller) const {
        if (operation.keys.size() > kMostImported) {
            return Error::tooLarge("These are more than 10,000 keys.", "Import them in parts.");
        }
        std::vector<books::StoredKey> keys;
        for (const ImportedKey& each : operation.keys) {
            auto key = imported(each);
            if (!key) {
                Error why = key.error();
                why.message = "\"" + each.name + "\": " + why.message;
                return why;
            }
            keys.push_back(std::move(*key));
        }
        const auto added = m_services.directory.addKeys(std::move(keys), caller.actor());
        if (!added) {
            return added.error();
        }
        if (const auto done = m_services.policy.keysChanged(); !done) {
            return done.error();
        }
        KeyList list;
        for (const books::StoredKey& key : *added) {
            list.keys.push_back(keyRow(key, m_services.clock.now()));
        }
        return list;
    }

    Result<KeyRow> revoke(const RevokeKey& operation, const Caller& caller) const {
        if (const auto good = checkEditable(operation.name); !good) {
            return good.error();
        }
        return inForce(m_services.directory.revokeKey(operation.name, caller.actor()));
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
    // By the names of now. What used a former name after it was given up is another key.
    std::map<std::string, Timestamp> lastUses() const {
        auto uses = m_services.lastUse();
        if (const auto renames = m_services.directory.keyRenames()) {
            for (const books::KeyRename& each : *renames) {
                const auto former = uses.find(each.from);
                if (former != uses.end() && former->second <= each.at) {
                    Timestamp& now = uses[each.to];
                    now = std::max(now, former->second);
                }
            }
        }
        return uses;
    }

    // A key that there is not yet.
    template <class Op>
    Result<void> checkNew(const Op& operation) const {
        if (auto good = checkNames(operation); !good) {
            return good;
        }
        const auto snapshot = m_services.policy.snapshot();
        if (isDeclared(*snapshot, operation.name)) {
            return Error::conflict("The document declares a key named '" + operation.name + "'.",
                                   "Choose another name.");
        }
        const Timestamp end = operation.access.expiresAt;
        if (end != Timestamp() && end <= m_services.clock.now()) {
            return Error::invalid("The key would have expired before it is made.",
                                  "Give it a time to come.");
        }
        return checkAccess(operation.access, *snapshot);
    }

    Result<void> checkEditable(const std::string& name) const {
        if (isDeclared(*m_services.policy.snapshot(), name)) {
            return Error::denied("The key '" + name + "' is declared in the document.",
                                 "Change or remove it there.");
        }
        return {};
    }

    Result<books::StoredKey> imported(const ImportedKey& each) const {
        if (const auto good = checkNew(each); !good) {
            return good.error();
        }
        const auto hash = hashFromHex(each.sha256);
        if (!hash) {
            return hash.error();
        }
        if (const std::string* owner = m_services.policy.snapshot()->keys->nameOf(*hash)) {
            return Error::conflict("The key \"" + *owner + "\" has its secret.",
                                   "A secret is one key's: leave it out.");
        }
        books::StoredKey key;
        key.name = each.name;
        key.team = each.team;
        key.user = each.user;
        key.hash = *hash;
        key.access = each.access;
        return key;
    }

    // What was stored, once calls are judged by it.
    Result<KeyRow> inForce(const Result<books::StoredKey>& stored) const {
        if (!stored) {
            return stored.error();
        }
        if (const auto done = m_services.policy.keysChanged(); !done) {
            return done.error();
        }
        return keyRow(*stored, m_services.clock.now());
    }

    KeyServices m_services;
};

}  // namespace

void addKeyHandlers(HandlerTable& table, const KeyServices& services) {
    const auto keys = std::make_shared<const Keys>(services);
    table.now<ListKeys>([keys](const ListKeys&) { return keys->list(); });
    table.nowFor<CreateKey>([keys](const CreateKey& operation, const Caller& caller) {
        return keys->create(operation, caller);
    });
    table.nowFor<SetKey>([keys](const SetKey& operation, const Caller& caller) {
        return keys->set(operation, caller);
    });
    table.nowFor<RotateKey>([keys](const RotateKey& operation, const Caller& caller) {
        return keys->rotate(operation, caller);
    });
    table.nowFor<ImportKeys>([keys](const ImportKeys& operation, const Caller& caller) {
        return keys->import(operation, caller);
    });
    table.nowFor<RevokeKey>([keys](const RevokeKey& operation, const Caller& caller) {
        return keys->revoke(operation, caller);
    });
    table.later<RebindProviderKey>(
        [keys](const RebindProviderKey& operation, auto reply) { keys->rebind(operation, reply); });
}

}  // namespace weir::control
