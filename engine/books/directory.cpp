// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/directory.hpp"

#include <utility>

#include "engine/base/hex.hpp"
#include "engine/books/audit_chain.hpp"
#include "engine/books/directory_rows.hpp"

namespace weir::books {

namespace {

const std::array kDirectorySchema = {
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
    // Lists are an item a line. Teams and people are dated: a row stands for what was true from
    // `since` to `until`, so that the past can be asked for and is never written over.
    R"sql(
ALTER TABLE weir_key ADD COLUMN expires_at INTEGER NOT NULL DEFAULT 0;  -- 0: never
ALTER TABLE weir_key ADD COLUMN models     TEXT NOT NULL DEFAULT '';
ALTER TABLE weir_key ADD COLUMN providers  TEXT NOT NULL DEFAULT '';
ALTER TABLE weir_key ADD COLUMN addresses  TEXT NOT NULL DEFAULT '';
ALTER TABLE change   ADD COLUMN detail     TEXT NOT NULL DEFAULT '';
CREATE INDEX change_by_subject ON change(subject);
CREATE TABLE former_secret (
  hash       BLOB PRIMARY KEY,   -- SHA-256
  key        BLOB NOT NULL REFERENCES weir_key(id),
  start      TEXT NOT NULL,
  good_until INTEGER NOT NULL
);
CREATE TABLE team (
  number      INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  cost_centre TEXT NOT NULL,
  tier        TEXT NOT NULL,
  tags        TEXT NOT NULL,
  since       INTEGER NOT NULL,
  until       INTEGER
);
CREATE UNIQUE INDEX team_of_now ON team(name) WHERE until IS NULL;
CREATE TRIGGER team_stays BEFORE UPDATE OF number,name,cost_centre,tier,tags,since ON team
  BEGIN SELECT RAISE(ABORT, 'teams are dated'); END;
CREATE TRIGGER team_ends_once BEFORE UPDATE ON team WHEN OLD.until IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'teams are dated'); END;
CREATE TRIGGER team_is_kept BEFORE DELETE ON team
  BEGIN SELECT RAISE(ABORT, 'teams are dated'); END;
CREATE TABLE person (
  number       INTEGER PRIMARY KEY,
  name         TEXT NOT NULL,
  display_name TEXT NOT NULL,
  email        TEXT NOT NULL,
  teams        TEXT NOT NULL,
  since        INTEGER NOT NULL,
  until        INTEGER
);
CREATE UNIQUE INDEX person_of_now ON person(name) WHERE until IS NULL;
CREATE TRIGGER person_stays BEFORE UPDATE OF number,name,display_name,email,teams,since ON person
  BEGIN SELECT RAISE(ABORT, 'people are dated'); END;
CREATE TRIGGER person_ends_once BEFORE UPDATE ON person WHEN OLD.until IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'people are dated'); END;
CREATE TRIGGER person_is_kept BEFORE DELETE ON person
  BEGIN SELECT RAISE(ABORT, 'people are dated'); END;
)sql",
    // What holds, or held last; what there was before stands in `change`.
    R"sql(
CREATE TABLE budget_raise (
  budget TEXT PRIMARY KEY,
  amount INTEGER NOT NULL,  -- nano-dollars
  reason TEXT NOT NULL,
  since  INTEGER NOT NULL,
  until  INTEGER NOT NULL,
  via    TEXT NOT NULL,
  name   TEXT NOT NULL      -- of the token, where that way has one
) WITHOUT ROWID;
)sql",
    R"sql(
CREATE TABLE budget_top_up (
  number INTEGER PRIMARY KEY,
  budget TEXT NOT NULL,
  amount INTEGER NOT NULL,  -- nano-dollars; below nothing: taken out
  reason TEXT NOT NULL,
  at     INTEGER NOT NULL,
  via    TEXT NOT NULL,
  name   TEXT NOT NULL      -- of the token, where that way has one
);
CREATE INDEX budget_top_up_of ON budget_top_up(budget);
CREATE TRIGGER budget_top_up_stays BEFORE UPDATE ON budget_top_up
  BEGIN SELECT RAISE(ABORT, 'top-ups are append-only'); END;
CREATE TRIGGER budget_top_up_is_kept BEFORE DELETE ON budget_top_up
  BEGIN SELECT RAISE(ABORT, 'top-ups are append-only'); END;
)sql",
    R"sql(
ALTER TABLE weir_key ADD COLUMN may_see_budget INTEGER NOT NULL DEFAULT 0;
)sql",
    kAuditChainSchema,
};
constexpr std::int64_t kWithChain = 9;

Result<void> fillFrom(Database& database, std::int64_t version) {
    return version == kWithChain ? chainOlderRecords(database) : Result<void>();
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
    auto database = Database::open(file, Database::Mode::Create, kDirectoryPatience);
    if (!database) {
        return std::move(database.error());
    }
    if (auto migrated = database->migrate(kDirectorySchema, fillFrom); !migrated) {
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

Result<std::uint64_t> Directory::revise(std::string_view text, std::string_view actor,
                                        std::string_view comment) {
    const std::scoped_lock lock(m_mutex);
    const std::string hash = toHex(sha256Of(text));
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
                            std::to_string(number), comment);
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
