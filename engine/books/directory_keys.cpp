// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <utility>

#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/directory_rows.hpp"

// The Weir keys.
namespace weir::books {

namespace {

// The first version of the file whose keys have an access and former secrets.
constexpr std::int64_t kWithAccess = 5;
// Likewise: whose keys may see budgets.
constexpr std::int64_t kWithBudgets = 8;
constexpr std::string_view kWhereNamesAre = "`weir keys list` shows the names.";

std::string_view bytes(const Sha256& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

StoredKey keyOf(const Statement& row) {
    StoredKey key;
    key.id = Id::fromBytes(bytesOf<16>(row.view(0)));
    key.name = row.text(1);
    key.team = row.text(2);
    key.user = row.text(3);
    key.start = row.text(4);
    key.hash = bytesOf<32>(row.view(5));
    key.createdAt = timeOf(row.integer(6));
    if (!row.isNull(7)) {
        key.revokedAt = timeOf(row.integer(7));
    }
    key.access = {.expiresAt = timeOf(row.integer(8)),
                  .models = itemsOf(row.view(9)),
                  .providers = itemsOf(row.view(10)),
                  .addresses = itemsOf(row.view(11)),
                  .maySeeBudget = row.integer(12) != 0};
    return key;
}

// An older Weir may have written the file, which is only looked at then.
std::string everyKey(std::int64_t version) {
    std::string select = "SELECT id,name,team,user,start,hash,created_at,revoked_at,";
    select += version >= kWithAccess ? "expires_at,models,providers,addresses," : "0,'','','',";
    select += version >= kWithBudgets ? "may_see_budget" : "0";
    return select + " FROM weir_key ORDER BY name,created_at,id";
}

Result<void> addFormer(Database& database, std::vector<StoredKey>& keys) {
    const auto rows = allRows(
        database.prepare("SELECT key,start,hash,good_until FROM former_secret ORDER BY good_until"),
        [](const Statement& row) {
            return std::pair(
                Id::fromBytes(bytesOf<16>(row.view(0))),
                FormerSecret{row.text(1), bytesOf<32>(row.view(2)), timeOf(row.integer(3))});
        });
    if (!rows) {
        return rows.error();
    }
    std::map<Id, StoredKey*> byId;
    for (StoredKey& key : keys) {
        byId.emplace(key.id, &key);
    }
    for (const auto& [id, secret] : *rows) {
        if (const auto found = byId.find(id); found != byId.end()) {
            found->second->former.push_back(secret);
        }
    }
    return {};
}

Result<std::vector<StoredKey>> keysIn(Database& database) {
    const auto version = database.version();
    if (!version) {
        return version.error();
    }
    auto keys = allRows(database.prepare(everyKey(*version)), keyOf);
    if (keys && *version >= kWithAccess) {
        if (auto added = addFormer(database, *keys); !added) {
            return std::move(added.error());
        }
    }
    return keys;
}

Result<StoredKey> validKey(Database& database, std::string_view name) {
    auto keys = keysIn(database);
    if (!keys) {
        return std::move(keys.error());
    }
    for (StoredKey& key : *keys) {
        if (key.name == name && !key.revokedAt) {
            return std::move(key);
        }
    }
    return Error::notFound("No valid key is named \"" + std::string(name) + "\".",
                           std::string(kWhereNamesAre));
}

std::string timeText(Timestamp time) {
    return time == Timestamp() ? std::string() : toIso(time);
}

std::string differences(const StoredKey& before, const StoredKey& now) {
    Differences text;
    text.field("team", before.team, now.team);
    text.field("user", before.user, now.user);
    text.field("expires", timeText(before.access.expiresAt), timeText(now.access.expiresAt),
               "never");
    text.list("models", before.access.models, now.access.models, "all");
    text.list("providers", before.access.providers, now.access.providers, "all");
    text.list("addresses", before.access.addresses, now.access.addresses, "all");
    text.field("may see budgets", before.access.maySeeBudget ? "yes" : "no",
               now.access.maySeeBudget ? "yes" : "no");
    return text.text();
}

Result<void> insertKey(Database& database, const StoredKey& key) {
    auto former = allRows(
        [&]() -> Result<Statement> {
            auto query = database.prepare("SELECT 1 FROM former_secret WHERE hash=?");
            if (query) {
                query->bindAll(Blob{bytes(key.hash)});
            }
            return query;
        }(),
        [](const Statement&) { return true; });
    if (!former) {
        return std::move(former.error());
    }
    if (!former->empty()) {
        return Error::conflict("The secret of \"" + key.name + "\" was another key's.",
                               "A secret is one key's: leave it out.");
    }
    auto insert = database.prepare(
        "INSERT INTO weir_key VALUES(?,?,?,?,?,?,?,NULL,?,?,?,?,?) ON CONFLICT DO NOTHING");
    if (!insert) {
        return std::move(insert.error());
    }
    const std::string models = joined(key.access.models);
    const std::string providers = joined(key.access.providers);
    const std::string addresses = joined(key.access.addresses);
    auto done =
        insert
            ->bindAll(key.id, key.name, key.team, key.user, key.start, Blob{bytes(key.hash)},
                      micros(key.createdAt), micros(key.access.expiresAt), models, providers,
                      addresses, std::int64_t{key.access.maySeeBudget})
            .run();
    if (done && database.changes() == 0) {
        return Error::conflict(
            "There is a key named \"" + key.name + "\", or with its secret, already.",
            "Choose another name, or revoke that key first.");
    }
    return done;
}

}  // namespace

Result<std::vector<StoredKey>> Directory::keys() const {
    const std::scoped_lock lock(m_mutex);
    return keysIn(m_database);
}

Result<std::vector<StoredKey>> Directory::peekKeys(const std::filesystem::path& file) {
    auto database = Database::open(file, Database::Mode::Peek, kDirectoryPatience);
    if (!database) {
        return std::move(database.error());
    }
    return keysIn(*database);
}

Result<StoredKey> Directory::addKey(StoredKey key, std::string_view actor) {
    auto added = addKeys({std::move(key)}, actor);
    if (!added) {
        return std::move(added.error());
    }
    return std::move(added->front());
}

Result<std::vector<StoredKey>> Directory::addKeys(std::vector<StoredKey> keys,
                                                  std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    for (StoredKey& key : keys) {
        key.id = Id::make(m_clock, m_random);
        key.createdAt = m_clock.now();
        key.revokedAt.reset();
        key.former.clear();
    }
    auto added = m_database.transaction([&]() -> Result<void> {
        for (const StoredKey& key : keys) {
            if (auto inserted = insertKey(m_database, key); !inserted) {
                return inserted;
            }
            auto written = insertChange(m_database, key.createdAt, actor, "key created", key.name,
                                        differences(StoredKey(), key));
            if (!written) {
                return written;
            }
        }
        return {};
    });
    if (!added) {
        return std::move(added.error());
    }
    return keys;
}

Result<StoredKey> Directory::setKey(const StoredKey& key, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    StoredKey changed;
    auto done = m_database.transaction([&]() -> Result<void> {
        auto before = validKey(m_database, key.name);
        if (!before) {
            return std::move(before.error());
        }
        changed = *before;
        changed.team = key.team;
        changed.user = key.user;
        changed.access = key.access;
        if (changed == *before) {
            return {};
        }
        auto update = m_database.prepare(
            "UPDATE weir_key SET team=?,user=?,expires_at=?,models=?,providers=?,addresses=?,"
            "may_see_budget=? WHERE id=?");
        if (!update) {
            return std::move(update.error());
        }
        const std::string models = joined(key.access.models);
        const std::string providers = joined(key.access.providers);
        const std::string addresses = joined(key.access.addresses);
        auto updated =
            update
                ->bindAll(key.team, key.user, micros(key.access.expiresAt), models, providers,
                          addresses, std::int64_t{key.access.maySeeBudget}, changed.id)
                .run();
        if (!updated) {
            return updated;
        }
        return insertChange(m_database, m_clock.now(), actor, "key changed", key.name,
                            differences(*before, changed));
    });
    if (!done) {
        return std::move(done.error());
    }
    return changed;
}

Result<StoredKey> Directory::rotateKey(std::string_view name, const FormerSecret& secret,
                                       std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    const Timestamp now = m_clock.now();
    std::optional<StoredKey> rotated;
    auto done = m_database.transaction([&]() -> Result<void> {
        auto key = validKey(m_database, name);
        if (!key) {
            return std::move(key.error());
        }
        auto keep = m_database.prepare("INSERT INTO former_secret VALUES(?,?,?,?)");
        auto update = m_database.prepare("UPDATE weir_key SET start=?,hash=? WHERE id=?");
        if (!keep || !update) {
            return std::move(!keep ? keep.error() : update.error());
        }
        auto kept =
            keep->bindAll(Blob{bytes(key->hash)}, key->id, key->start, micros(secret.goodUntil))
                .run();
        if (!kept) {
            return kept;
        }
        auto updated = update->bindAll(secret.start, Blob{bytes(secret.hash)}, key->id).run();
        if (!updated) {
            return updated;
        }
        const bool atOnce = secret.goodUntil <= now;
        auto written =
            insertChange(m_database, now, actor, "key rotated", name,
                         atOnce ? std::string("the former secret ended at once")
                                : "the former secret is good until " + toIso(secret.goodUntil));
        if (!written) {
            return written;
        }
        auto after = validKey(m_database, name);
        if (!after) {
            return std::move(after.error());
        }
        rotated = std::move(*after);
        return {};
    });
    if (!done) {
        return std::move(done.error());
    }
    return std::move(*rotated);
}

Result<StoredKey> Directory::revokeKey(std::string_view name, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    const Timestamp now = m_clock.now();
    std::optional<StoredKey> revoked;
    auto done = m_database.transaction([&]() -> Result<void> {
        auto key = validKey(m_database, name);
        if (!key) {
            return std::move(key.error());
        }
        auto update = m_database.prepare("UPDATE weir_key SET revoked_at=? WHERE id=?");
        if (!update) {
            return std::move(update.error());
        }
        if (auto updated = update->bindAll(micros(now), key->id).run(); !updated) {
            return updated;
        }
        key->revokedAt = now;
        revoked = std::move(*key);
        return insertChange(m_database, now, actor, "key revoked", name);
    });
    if (!done) {
        return std::move(done.error());
    }
    return std::move(*revoked);
}

}  // namespace weir::books
