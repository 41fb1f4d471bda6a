// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/audit_chain.hpp"

#include <string>
#include <utility>
#include <vector>

#include "engine/books/directory_rows.hpp"

namespace weir::books {

const char* const kAuditChainSchema = R"sql(
CREATE TABLE audit_chain (
  number INTEGER PRIMARY KEY,  -- from 1 on, without gaps
  kind   TEXT NOT NULL,        -- change, view: the table of the record
  row    INTEGER NOT NULL,     -- its number there
  hash   BLOB NOT NULL         -- SHA-256
);
CREATE UNIQUE INDEX audit_chain_of ON audit_chain(kind, row);
CREATE TRIGGER audit_chain_stays BEFORE UPDATE ON audit_chain
  BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;
CREATE TRIGGER audit_chain_is_kept BEFORE DELETE ON audit_chain
  BEGIN SELECT RAISE(ABORT, 'the chain is append-only'); END;
)sql";

namespace {

void appendNumber(std::string& bytes, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes += static_cast<char>(number >> static_cast<unsigned>(shift));
    }
}

// Puts records at the end of the chain.
class ChainEnd {
public:
    static Result<ChainEnd> open(Database& database) {
        auto last = lastOfChain(database);
        auto insert =
            database.prepare("INSERT INTO audit_chain(number,kind,row,hash) VALUES(?,?,?,?)");
        if (!last || !insert) {
            return std::move(last ? insert.error() : last.error());
        }
        return ChainEnd(*last, std::move(*insert));
    }

    Result<void> append(std::string_view kind, std::int64_t row, const Change& record) {
        const Sha256 hash = chainedHash(m_last, record);
        const std::string_view bytes(reinterpret_cast<const char*>(hash.data()), hash.size());
        m_last = {m_last.number + 1, hash};
        return m_insert.bindAll(static_cast<std::int64_t>(m_last.number), kind, row, Blob{bytes})
            .run();
    }

private:
    ChainEnd(const AuditCheckpoint& last, Statement insert)
        : m_last(last), m_insert(std::move(insert)) {}

    AuditCheckpoint m_last;
    Statement m_insert;
};

// A row that was just written becomes a record of the chain, as it is read and not as it was meant.
Result<void> chain(Database& database, std::string_view kind, std::int64_t row) {
    auto select = database.prepare(std::string(kAuditRecords) +
                                   "SELECT at,actor,what,subject,detail FROM record "
                                   "WHERE kind=? AND row=?");
    if (!select) {
        return std::move(select.error());
    }
    select->bindAll(kind, row);
    auto written =
        allRows(std::move(select), [](const Statement& found) { return changeIn(found, 0); });
    auto end = ChainEnd::open(database);
    if (!written || !end) {
        return std::move(written ? end.error() : written.error());
    }
    if (written->size() != 1) {
        return Error::internal("A record of the audit log was not written.");
    }
    return end->append(kind, row, written->front());
}

// Free in the table and in the chain: where the last row was taken out, its number has an entry
// that tells, and the next row is to get another.
std::string nextNumberIn(std::string_view table, std::string_view kind) {
    return "1+max(coalesce((SELECT max(number) FROM " + std::string(table) +
           "),0),coalesce((SELECT max(row) FROM audit_chain WHERE kind='" + std::string(kind) +
           "'),0))";
}

constexpr std::string_view kCountOfRecords =
    "(SELECT count(*) FROM change)+(SELECT count(*) FROM body_view)";

Result<std::int64_t> counted(Database& database, const std::string& statement) {
    auto counts =
        allRows(database.prepare(statement), [](const Statement& row) { return row.integer(0); });
    if (!counts) {
        return std::move(counts.error());
    }
    return counts->front();
}

}  // namespace

Change changeIn(const Statement& row, int first) {
    return {timeOf(row.integer(first)), row.text(first + 1), row.text(first + 2),
            row.text(first + 3), row.text(first + 4)};
}

Sha256 chainedHash(const AuditCheckpoint& before, const Change& record) {
    std::string bytes(reinterpret_cast<const char*>(before.hash.data()), before.hash.size());
    appendNumber(bytes, before.number + 1);
    appendNumber(bytes, static_cast<std::uint64_t>(micros(record.at)));
    for (const std::string* text : {&record.actor, &record.what, &record.subject, &record.detail}) {
        appendNumber(bytes, text->size());
        bytes += *text;
    }
    return sha256Of(bytes);
}

Result<void> chainOlderRecords(Database& database) {
    auto end = ChainEnd::open(database);
    auto select = database.prepare(std::string(kAuditRecords) +
                                   "SELECT kind,row,at,actor,what,subject,detail FROM record "
                                   "ORDER BY at,row,kind");
    if (!end || !select) {
        return std::move(end ? select.error() : end.error());
    }
    for (;;) {
        const auto row = select->step();
        if (!row || !*row) {
            return row ? Result<void>() : row.error();
        }
        auto chained = end->append(select->text(0), select->integer(1), changeIn(*select, 2));
        if (!chained) {
            return chained;
        }
    }
}

Result<void> insertChange(Database& database, Timestamp at, std::string_view actor,
                          std::string_view what, std::string_view subject,
                          std::string_view detail) {
    auto insert =
        database.prepare("INSERT INTO change(number,at,actor,what,subject,detail) VALUES(" +
                         nextNumberIn("change", "change") + ",?,?,?,?,?)");
    if (!insert) {
        return std::move(insert.error());
    }
    if (auto done = insert->bindAll(micros(at), actor, what, subject, detail).run(); !done) {
        return done;
    }
    return chain(database, "change", insert->insertedRow());
}

Result<void> insertView(Database& database, Timestamp at, const Id& exchange, std::string_view via,
                        std::string_view name) {
    auto insert = database.prepare("INSERT INTO body_view(number,at,exchange,via,name) VALUES(" +
                                   nextNumberIn("body_view", "view") + ",?,?,?,?)");
    if (!insert) {
        return std::move(insert.error());
    }
    if (auto done = insert->bindAll(micros(at), exchange, via, name).run(); !done) {
        return done;
    }
    return chain(database, "view", insert->insertedRow());
}

Result<AuditCheckpoint> lastOfChain(Database& database) {
    auto entries = allRows(
        database.prepare("SELECT number,hash FROM audit_chain ORDER BY number DESC LIMIT 1"),
        [](const Statement& row) {
            return AuditCheckpoint{static_cast<std::uint64_t>(row.integer(0)),
                                   bytesOf<32>(row.view(1))};
        });
    if (!entries) {
        return std::move(entries.error());
    }
    return entries->empty() ? AuditCheckpoint() : entries->front();
}

Result<std::uint64_t> countOfRecords(Database& database) {
    const auto count = counted(database, "SELECT " + std::string(kCountOfRecords));
    return count ? Result<std::uint64_t>(static_cast<std::uint64_t>(*count)) : count.error();
}

Result<std::int64_t> countOfUnchained(Database& database) {
    // In one statement, because others may write between two.
    return counted(
        database, "SELECT " + std::string(kCountOfRecords) + "-(SELECT count(*) FROM audit_chain)");
}

}  // namespace weir::books
