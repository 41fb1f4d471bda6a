// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/directory_key_rows.hpp"
#include "engine/books/directory_rows.hpp"

// Weir keys, one at a time.
namespace weir::books {

namespace {

constexpr std::string_view kWhereNamesAre = "`weir keys list` shows the names.";

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
    auto done = m_database.transaction([&]() -> Result<void> {
        for (const StoredKey& key : keys) {
            if (auto added = addKeyIn(m_database, key, actor); !added) {
                return added;
            }
        }
        return {};
    });
    if (!done) {
        return std::move(done.error());
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
        return changeKeyIn(m_database, *before, changed, m_clock.now(), actor);
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
            keep->bindAll(Blob{bytesIn(key->hash)}, key->id, key->start, micros(secret.goodUntil))
                .run();
        if (!kept) {
            return kept;
        }
        auto updated = update->bindAll(secret.start, Blob{bytesIn(secret.hash)}, key->id).run();
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

Result<std::vector<KeyRename>> Directory::keyRenames() const {
    const std::scoped_lock lock(m_mutex);
    auto renames = allRows(
        m_database.prepare(
            "SELECT at,detail,subject FROM change WHERE what='key renamed' ORDER BY number"),
        [](const Statement& row) {
            return KeyRename{timeOf(row.integer(0)), row.text(1), row.text(2)};
        });
    if (!renames) {
        return renames;
    }
    // "name: FROM -> TO", as differences say it.
    for (KeyRename& each : *renames) {
        each.from.resize(std::min(each.from.size(), each.from.rfind(" -> " + each.to)));
        each.from.erase(0, std::string_view("name: ").size());
    }
    return renames;
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
