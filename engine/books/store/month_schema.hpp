// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace weir::books {

// The version of a file that the book is about to make the tables in: nothing is in it yet.
inline constexpr std::int64_t kNoTables = 0;

// A month's tables, a step a version. Times are microseconds since 1970 UTC, quarters seconds,
// money nano-dollars; words are those of engine/base/states.hpp.
inline constexpr std::array kMonthSchema = {
    R"sql(
CREATE TABLE exchange (
  id          BLOB PRIMARY KEY,   -- UUIDv7
  node        TEXT NOT NULL,
  started_at  INTEGER NOT NULL,
  state       TEXT NOT NULL,
  marks       INTEGER NOT NULL,   -- set of bits
  key_id      BLOB NOT NULL,
  key         TEXT NOT NULL,
  team        TEXT NOT NULL,
  user        TEXT NOT NULL,
  endpoint    TEXT NOT NULL,
  model_asked TEXT NOT NULL,
  provider    TEXT NOT NULL,      -- of the deciding attempt; empty: none was made
  model       TEXT NOT NULL,
  status      INTEGER NOT NULL,   -- what the client got
  pricing     TEXT NOT NULL,
  cost        INTEGER NOT NULL,   -- sum of its ledger entries
  held        INTEGER NOT NULL,   -- while it is Unsettled
  duration_us INTEGER NOT NULL,
  record      BLOB NOT NULL       -- the whole record with its attempts, as journaled; at the prices
                                  -- of its last correction
) WITHOUT ROWID;

CREATE TABLE ledger (
  entry     INTEGER PRIMARY KEY,
  exchange  BLOB NOT NULL REFERENCES exchange(id),
  attempt   BLOB NOT NULL,
  at        INTEGER NOT NULL,     -- when the exchange started
  kind      TEXT NOT NULL,        -- settlement; a correction names the entry it corrects
  corrects  INTEGER REFERENCES ledger(entry),
  key       TEXT NOT NULL,
  team      TEXT NOT NULL,
  provider  TEXT NOT NULL,
  model     TEXT NOT NULL,
  tier      TEXT NOT NULL,
  pricing   TEXT NOT NULL,
  source    TEXT NOT NULL,        -- of the usage: Reported or Estimated
  simulated INTEGER NOT NULL,
  amount    INTEGER NOT NULL
);
CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_is_kept BEFORE DELETE ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE rollup (
  quarter           INTEGER NOT NULL,
  key               TEXT NOT NULL,
  provider          TEXT NOT NULL,
  model             TEXT NOT NULL,
  tier              TEXT NOT NULL,
  simulated         INTEGER NOT NULL,
  requests          INTEGER NOT NULL,
  failed            INTEGER NOT NULL,
  unpriced          INTEGER NOT NULL,
  estimated         INTEGER NOT NULL,
  attempts          INTEGER NOT NULL,
  in_uncached       INTEGER NOT NULL,
  in_cache_read     INTEGER NOT NULL,
  in_cache_write_5m INTEGER NOT NULL,
  in_cache_write_1h INTEGER NOT NULL,
  in_audio          INTEGER NOT NULL,
  in_image          INTEGER NOT NULL,
  out_text          INTEGER NOT NULL,
  out_reasoning     INTEGER NOT NULL,
  out_audio         INTEGER NOT NULL,
  server_tool_calls INTEGER NOT NULL,
  spent             INTEGER NOT NULL,
  PRIMARY KEY (quarter, key, provider, model, tier, simulated)
) WITHOUT ROWID;
)sql",
    // Of the requests of a row; `failed` stays what it was: those that ended other than Done.
    R"sql(
ALTER TABLE rollup ADD COLUMN fell_back INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rollup ADD COLUMN cached INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rollup ADD COLUMN held_back INTEGER NOT NULL DEFAULT 0;  -- refused or blocked
ALTER TABLE rollup ADD COLUMN cancelled INTEGER NOT NULL DEFAULT 0;
)sql",
    // What calls are looked for by, without their records: a search through a month reads a small
    // part of its file. Ids ascend, so that a row is added at the end.
    R"sql(
CREATE INDEX exchange_facts ON exchange
  (id, started_at, state, status, key, provider, team, user, endpoint, pricing, cost, duration_us);
)sql",
    R"sql(
ALTER TABLE exchange ADD COLUMN session TEXT NOT NULL DEFAULT '';  -- as the client names it
DROP INDEX exchange_facts;
CREATE INDEX exchange_facts ON exchange
  (id, started_at, state, status, key, provider, team, user, endpoint, pricing, cost, duration_us,
   session);
)sql",
    // Who spent what, as it was at the time of the call: a key that moves to another team takes
    // nothing of before along. What was added up before this step knows the key only; it goes to
    // the team and the user that the key had in this month.
    R"sql(
CREATE TABLE rollup_of_key AS SELECT * FROM rollup;
CREATE TABLE owner_of_key AS
  SELECT key, max(team) AS team, max(user) AS user FROM exchange GROUP BY key;
DROP TABLE rollup;
CREATE TABLE rollup (
  quarter           INTEGER NOT NULL,
  key               TEXT NOT NULL,
  team              TEXT NOT NULL,
  user              TEXT NOT NULL,
  provider          TEXT NOT NULL,
  model             TEXT NOT NULL,
  tier              TEXT NOT NULL,
  simulated         INTEGER NOT NULL,
  requests          INTEGER NOT NULL,
  failed            INTEGER NOT NULL,
  unpriced          INTEGER NOT NULL,
  estimated         INTEGER NOT NULL,
  attempts          INTEGER NOT NULL,
  in_uncached       INTEGER NOT NULL,
  in_cache_read     INTEGER NOT NULL,
  in_cache_write_5m INTEGER NOT NULL,
  in_cache_write_1h INTEGER NOT NULL,
  in_audio          INTEGER NOT NULL,
  in_image          INTEGER NOT NULL,
  out_text          INTEGER NOT NULL,
  out_reasoning     INTEGER NOT NULL,
  out_audio         INTEGER NOT NULL,
  server_tool_calls INTEGER NOT NULL,
  spent             INTEGER NOT NULL,
  fell_back         INTEGER NOT NULL,
  cached            INTEGER NOT NULL,
  held_back         INTEGER NOT NULL,
  cancelled         INTEGER NOT NULL,
  PRIMARY KEY (quarter, key, team, user, provider, model, tier, simulated)
) WITHOUT ROWID;
INSERT INTO rollup
  SELECT quarter, r.key, coalesce(o.team, ''), coalesce(o.user, ''), provider, model, tier,
    simulated, requests, failed, unpriced, estimated, attempts, in_uncached, in_cache_read,
    in_cache_write_5m, in_cache_write_1h, in_audio, in_image, out_text, out_reasoning, out_audio,
    server_tool_calls, spent, fell_back, cached, held_back, cancelled
  FROM rollup_of_key r LEFT JOIN owner_of_key o ON o.key = r.key;
DROP TABLE rollup_of_key;
DROP TABLE owner_of_key;
)sql",
    // What calls say in words, each wording once: a search judges it once, and goes through an
    // index that holds its number instead of the words. What was written before says it in its
    // records only.
    R"sql(
CREATE TABLE wording (
  id          INTEGER PRIMARY KEY,
  state       TEXT NOT NULL,
  marks       INTEGER NOT NULL,
  key         TEXT NOT NULL,
  team        TEXT NOT NULL,
  user        TEXT NOT NULL,
  session     TEXT NOT NULL,
  endpoint    TEXT NOT NULL,
  model_asked TEXT NOT NULL,
  target      TEXT NOT NULL,      -- of the deciding attempt; empty: none was made
  error       TEXT NOT NULL,
  task        TEXT NOT NULL,
  complexity  TEXT NOT NULL
);
ALTER TABLE exchange ADD COLUMN wording INTEGER NOT NULL DEFAULT 0;  -- 0: of before
DROP INDEX exchange_facts;
CREATE INDEX exchange_facts ON exchange
  (id, wording, started_at, status, pricing, cost, duration_us);
)sql",
    // Tags and cost centre as the team had them at the time of the call. They are facts of a team,
    // so that they make more rows only where a team changes. Of what was added up before, nobody
    // knows them.
    R"sql(
ALTER TABLE wording ADD COLUMN tags TEXT NOT NULL DEFAULT '(not recorded)';
ALTER TABLE wording ADD COLUMN cost_centre TEXT NOT NULL DEFAULT '(not recorded)';
CREATE TABLE rollup_of_team AS SELECT * FROM rollup;
DROP TABLE rollup;
CREATE TABLE rollup (
  quarter           INTEGER NOT NULL,
  key               TEXT NOT NULL,
  team              TEXT NOT NULL,
  user              TEXT NOT NULL,
  tags              TEXT NOT NULL,      -- all of them, "core, eu"
  cost_centre       TEXT NOT NULL,
  provider          TEXT NOT NULL,
  model             TEXT NOT NULL,
  tier              TEXT NOT NULL,
  simulated         INTEGER NOT NULL,
  requests          INTEGER NOT NULL,
  failed            INTEGER NOT NULL,
  unpriced          INTEGER NOT NULL,
  estimated         INTEGER NOT NULL,
  attempts          INTEGER NOT NULL,
  in_uncached       INTEGER NOT NULL,
  in_cache_read     INTEGER NOT NULL,
  in_cache_write_5m INTEGER NOT NULL,
  in_cache_write_1h INTEGER NOT NULL,
  in_audio          INTEGER NOT NULL,
  in_image          INTEGER NOT NULL,
  out_text          INTEGER NOT NULL,
  out_reasoning     INTEGER NOT NULL,
  out_audio         INTEGER NOT NULL,
  server_tool_calls INTEGER NOT NULL,
  spent             INTEGER NOT NULL,
  fell_back         INTEGER NOT NULL,
  cached            INTEGER NOT NULL,
  held_back         INTEGER NOT NULL,
  cancelled         INTEGER NOT NULL,
  PRIMARY KEY (quarter, key, team, user, tags, cost_centre, provider, model, tier, simulated)
) WITHOUT ROWID;
INSERT INTO rollup
  SELECT quarter, key, team, user, '(not recorded)', '(not recorded)', provider, model, tier,
    simulated, requests, failed, unpriced, estimated, attempts, in_uncached, in_cache_read,
    in_cache_write_5m, in_cache_write_1h, in_audio, in_image, out_text, out_reasoning, out_audio,
    server_tool_calls, spent, fell_back, cached, held_back, cancelled
  FROM rollup_of_team;
DROP TABLE rollup_of_team;
)sql",
    // Of corrections: why a call costs something else than it was settled at, and since when.
    R"sql(
ALTER TABLE ledger ADD COLUMN booked_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ledger ADD COLUMN reason TEXT NOT NULL DEFAULT '';
)sql",
    // What prompt caches spared. Of what was added up before, nobody knows it.
    R"sql(
ALTER TABLE rollup ADD COLUMN saved INTEGER NOT NULL DEFAULT 0;
)sql",
};

}  // namespace weir::books
