// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/directory_key_rows.hpp"

#include <map>
#include <utility>

#include "engine/books/audit_chain.hpp"
#include "engine/books/directory_rows.hpp"

namespace weir::books {

namespace {

// The first version of the file whose keys have an access and former secrets.
constexpr std::int64_t kWithAccess = 5;
// Likewise: whose keys may see budgets.
constexpr std::int64_t kWithBudgets = 8;

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

std::string timeText(Timestamp time) {
    return time == Timestamp() ? std::string() : toIso(time);
}

std::string differences(const StoredKey& before, const StoredKey& now) {
    Differences text;
    if (!before.name.empty()) {
        text.field("name", before.name, now.name);
    }
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
                query->bindAll(Blob{bytesIn(key.hash)});
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
            ->bindAll(key.id, key.name, key.team, key.user, key.start, Blob{bytesIn(key.hash)},
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

Result<void> addKeyIn(Database& database, const StoredKey& key, std::string_view actor) {
    if (auto inserted = insertKey(database, key); !inserted) {
        return inserted;
    }
    return insertChange(database, key.createdAt, actor, "key created", key.name,
                        differences(StoredKey(), key));
}

Result<void> changeKeyIn(Database& database, const StoredKey& before, const StoredKey& now,
                         Timestamp at, std::string_view actor) {
    auto update = database.prepare(
        "UPDATE weir_key SET name=?,team=?,user=?,expires_at=?,models=?,providers=?,addresses=?,"
        "may_see_budget=? WHERE id=?");
    if (!update) {
        return std::move(update.error());
    }
    const std::string models = joined(now.access.models);
    const std::string providers = joined(now.access.providers);
    const std::string addresses = joined(now.access.addresses);
    auto updated =
        update
            ->bindAll(now.name, now.team, now.user, micros(now.access.expiresAt), models, providers,
                      addresses, std::int64_t{now.access.maySeeBudget}, before.id)
            .run();
    if (!updated) {
        return updated;
    }
    return insertChange(database, at, actor,
                        before.name == now.name ? "key changed" : "key renamed", now.name,
                        differences(before, now));
}

}  // namespace weir::books
