// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/directory.hpp"

#include <utility>

#include <fmt/format.h>
#include <openssl/sha.h>

#include "engine/books/directory_rows.hpp"

namespace weir::books {

namespace {

constexpr Milliseconds kPatience{2000};

constexpr std::array kSchema = {
    R"sql(
CREATE TABLE node (id TEXT NOT NULL);
CREATE TABLE weir_key (
  id         BLOB PRIMARY KEY,   -- UUIDv7
  name       TEXT NOT NULL,
  team       TEXT NOT NULL,
  user       TEXT NOT NULL,
  start      TEXT NOT NULL,
  hash       BLOB NOT NULL,      -- SHA-256; the key itself is nowhere
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
);
CREATE UNIQUE INDEX valid_key_name ON weir_key(name) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX weir_key_hash ON weir_key(hash);
CREATE TABLE policy (
  number INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,
  hash   TEXT NOT NULL,
  text   TEXT NOT NULL
);
CREATE TABLE change (
  number  INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  what    TEXT NOT NULL,
  subject TEXT NOT NULL
);
CREATE TRIGGER change_stays BEFORE UPDATE ON change
  BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
  BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END;
)sql",
    R"sql(
CREATE TABLE operator_token (
  id         BLOB PRIMARY KEY,   -- UUIDv7
  name       TEXT NOT NULL,
  role       TEXT NOT NULL,      -- read, operate, admin
  start      TEXT NOT NULL,
  hash       BLOB NOT NULL,      -- SHA-256; the token itself is nowhere
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
);
CREATE UNIQUE INDEX valid_token_name ON operator_token(name) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX operator_token_hash ON operator_token(hash);
)sql",
    R"sql(
CREATE TABLE body_view (
  number   INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  exchange BLOB NOT NULL,
  via      TEXT NOT NULL,
  name     TEXT NOT NULL
);
CREATE INDEX body_view_of ON body_view(exchange);
CREATE TRIGGER body_view_stays BEFORE UPDATE ON body_view
  BEGIN SELECT RAISE(ABORT, 'views are append-only'); END;
CREATE TRIGGER body_view_is_kept BEFORE DELETE ON body_view
  BEGIN SELECT RAISE(ABORT, 'views are append-only'); END;
)sql",
    R"sql(
ALTER TABLE policy ADD COLUMN comment TEXT NOT NULL DEFAULT '';
CREATE INDEX change_of ON change(what, subject);
)sql",
};

std::string hexSha256(std::string_view text) {
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    std::string hex;
    for (const std::uint8_t byte : digest) {
        fmt::format_to(std::back_inserter(hex), "{:02x}", byte);
    }
    return hex;
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
    return key;
}

Result<std::vector<StoredKey>> keysIn(Database& database) {
    return allRows(database.prepare("SELECT id,name,team,user,start,hash,created_at,revoked_at "
                                    "FROM weir_key ORDER BY name,created_at,id"),
                   keyOf);
}

constexpr std::string_view kRevisions =
    "SELECT p.number,p.at,coalesce((SELECT actor FROM change WHERE what='policy revised' AND "
    "subject=p.number),''),p.comment FROM policy p";

StoredRevision revisionOf(const Statement& row) {
    return {.number = static_cast<std::uint64_t>(row.integer(0)),
            .at = timeOf(row.integer(1)),
            .actor = row.text(2),
            .comment = row.text(3),
            .text = {}};
}

Result<std::string> nodeIdIn(Database& database, const std::string& fresh) {
    auto known = allRows(database.prepare("SELECT id FROM node"),
                         [](const Statement& row) { return row.text(0); });
    if (!known) {
        return std::move(known.error());
    }
    if (!known->empty()) {
        return known->front();
    }
    auto insert = database.prepare("INSERT INTO node VALUES(?)");
    if (!insert) {
        return std::move(insert.error());
    }
    if (auto done = insert->bind(1, fresh).run(); !done) {
        return std::move(done.error());
    }
    return fresh;
}

}  // namespace

Result<std::unique_ptr<Directory>> Directory::open(const std::filesystem::path& file,
                                                   const Clock& clock, Random& random) {
    auto database = Database::open(file, Database::Mode::Create, kPatience);
    if (!database) {
        return std::move(database.error());
    }
    if (auto migrated = database->migrate(kSchema); !migrated) {
        return std::move(migrated.error());
    }
    std::unique_ptr<Directory> directory(new Directory(std::move(*database), clock, random));
    auto node = nodeIdIn(directory->m_database, Id::make(clock, random).text());
    if (!node) {
        return std::move(node.error());
    }
    directory->m_nodeId = std::move(*node);
    return directory;
}

Directory::Directory(Database database, const Clock& clock, Random& random)
    : m_database(std::move(database)), m_clock(clock), m_random(random) {}

Result<std::vector<StoredKey>> Directory::keys() const {
    const std::scoped_lock lock(m_mutex);
    return keysIn(m_database);
}

Result<std::vector<StoredKey>> Directory::peekKeys(const std::filesystem::path& file) {
    auto database = Database::open(file, Database::Mode::Peek, kPatience);
    if (!database) {
        return std::move(database.error());
    }
    return keysIn(*database);
}

Result<StoredKey> Directory::addKey(StoredKey key, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    key.id = Id::make(m_clock, m_random);
    key.createdAt = m_clock.now();
    key.revokedAt.reset();
    auto added = m_database.transaction([&]() -> Result<void> {
        auto insert = m_database.prepare(
            "INSERT INTO weir_key VALUES(?,?,?,?,?,?,?,NULL) ON CONFLICT DO NOTHING");
        if (!insert) {
            return std::move(insert.error());
        }
        const std::string_view hash(reinterpret_cast<const char*>(key.hash.data()),
                                    key.hash.size());
        auto done = insert
                        ->bindAll(key.id, key.name, key.team, key.user, key.start, Blob{hash},
                                  micros(key.createdAt))
                        .run();
        if (!done) {
            return done;
        }
        if (m_database.changes() == 0) {
            return Error::conflict("There is a key named \"" + key.name + "\" already.",
                                   "Choose another name, or revoke that key first.");
        }
        return insertChange(m_database, key.createdAt, actor, "key created", key.name);
    });
    if (!added) {
        return std::move(added.error());
    }
    return key;
}

Result<StoredKey> Directory::revokeKey(std::string_view name, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    const Timestamp now = m_clock.now();
    std::optional<StoredKey> revoked;
    auto done = m_database.transaction([&]() -> Result<void> {
        auto update = m_database.prepare(
            "UPDATE weir_key SET revoked_at=? WHERE name=? AND revoked_at IS NULL "
            "RETURNING id,name,team,user,start,hash,created_at,revoked_at");
        if (!update) {
            return std::move(update.error());
        }
        update->bindAll(micros(now), name);
        auto keys = allRows(std::move(update), keyOf);
        if (!keys) {
            return std::move(keys.error());
        }
        if (keys->empty()) {
            return Error::notFound("No valid key is named \"" + std::string(name) + "\".",
                                   "`weir keys list` shows the names.");
        }
        revoked = std::move(keys->front());
        return insertChange(m_database, now, actor, "key revoked", name);
    });
    if (!done) {
        return std::move(done.error());
    }
    return std::move(*revoked);
}

Result<std::uint64_t> Directory::revise(std::string_view text, std::string_view actor,
                                        std::string_view comment) {
    const std::scoped_lock lock(m_mutex);
    const std::string hash = hexSha256(text);
    std::uint64_t number = 0;
    auto done = m_database.transaction([&]() -> Result<void> {
        auto newest = allRows(
            m_database.prepare("SELECT number,hash FROM policy ORDER BY number DESC LIMIT 1"),
            [](const Statement& row) { return std::pair(row.integer(0), row.text(1)); });
        if (!newest) {
            return std::move(newest.error());
        }
        number = newest->empty() ? 0 : static_cast<std::uint64_t>(newest->front().first);
        if (!newest->empty() && newest->front().second == hash) {
            return {};
        }
        ++number;
        auto insert = m_database.prepare("INSERT INTO policy VALUES(?,?,?,?,?)");
        if (!insert) {
            return std::move(insert.error());
        }
        auto inserted = insert
                            ->bindAll(static_cast<std::int64_t>(number), micros(m_clock.now()),
                                      hash, text, comment)
                            .run();
        if (!inserted) {
            return inserted;
        }
        return insertChange(m_database, m_clock.now(), actor, "policy revised",
                            std::to_string(number));
    });
    if (!done) {
        return std::move(done.error());
    }
    return number;
}

Result<std::vector<StoredRevision>> Directory::revisions(std::uint64_t before,
                                                         std::uint32_t most) const {
    const std::scoped_lock lock(m_mutex);
    auto select = m_database.prepare(std::string(kRevisions) +
                                     " WHERE p.number<? ORDER BY p.number DESC LIMIT ?");
    if (!select) {
        return std::move(select.error());
    }
    select->bindAll(static_cast<std::int64_t>(before), static_cast<std::int64_t>(most));
    return allRows(std::move(select), revisionOf);
}

Result<StoredRevision> Directory::revision(std::uint64_t number) const {
    const std::scoped_lock lock(m_mutex);
    auto select = m_database.prepare(std::string(kRevisions) + " WHERE p.number=?");
    if (!select) {
        return std::move(select.error());
    }
    select->bindAll(static_cast<std::int64_t>(number));
    auto found = allRows(std::move(select), revisionOf);
    if (!found) {
        return std::move(found.error());
    }
    if (found->empty()) {
        return Error::notFound("There is no revision " + std::to_string(number) + ".",
                               "The history lists those there are.");
    }
    auto text = m_database.prepare("SELECT text FROM policy WHERE number=?");
    if (!text) {
        return std::move(text.error());
    }
    text->bindAll(static_cast<std::int64_t>(number));
    auto texts = allRows(std::move(text), [](const Statement& row) { return row.text(0); });
    if (!texts) {
        return std::move(texts.error());
    }
    found->front().text = std::move(texts->front());
    return std::move(found->front());
}

}  // namespace weir::books
