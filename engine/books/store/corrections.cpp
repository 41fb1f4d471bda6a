// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/corrections.hpp"

#include <string>
#include <utility>

#include "engine/base/words.hpp"
#include "engine/books/journal/record_codec.hpp"
#include "engine/books/store/month.hpp"
#include "engine/books/store/totals.hpp"

namespace weir::books {

namespace {

// The writer of new calls holds the file for a few milliseconds at a time.
constexpr Milliseconds kCorrectionPatience{5000};

constexpr std::string_view kUpdate =
    "UPDATE exchange SET pricing=?,cost=?,record=? WHERE id=? AND pricing=? AND cost=?";
constexpr std::string_view kInsert =
    "INSERT INTO ledger(exchange,attempt,at,kind,corrects,key,team,provider,model,tier,pricing,"
    "source,simulated,amount,booked_at,reason) VALUES(?,?,?,'correction',"
    "(SELECT entry FROM settled WHERE attempt=?),?,?,?,?,?,?,?,?,?,?,?)";

}  // namespace

Result<Corrections> Corrections::open(const std::filesystem::path& file, Timestamp since,
                                      Timestamp until) {
    // Brings one that an older Weir wrote up to date.
    if (auto current = Month::openForReading(file, kCorrectionPatience); !current) {
        return std::move(current.error());
    }
    auto database = Database::open(file, Database::Mode::Create, kCorrectionPatience);
    if (!database) {
        return std::move(database.error());
    }
    Corrections corrections(std::move(*database));
    // No index leads from an attempt to its entry: every call would pay for one.
    auto made = corrections.m_database.execute(
        "CREATE TEMP TABLE settled(attempt BLOB PRIMARY KEY, entry INTEGER) WITHOUT ROWID");
    if (!made) {
        return std::move(made.error());
    }
    auto fill = corrections.m_database.prepare(
        "INSERT INTO settled SELECT attempt,entry FROM ledger "
        "WHERE kind='settlement' AND at>=? AND at<?");
    if (!fill) {
        return std::move(fill.error());
    }
    fill->bind(1, since.time_since_epoch().count()).bind(2, until.time_since_epoch().count());
    if (auto filled = fill->run(); !filled) {
        return std::move(filled.error());
    }
    if (auto prepared = corrections.prepareAll(); !prepared) {
        return std::move(prepared.error());
    }
    return corrections;
}

Result<void> Corrections::prepareAll() {
    for (const auto& [statement, text] :
         {std::pair(&m_update, kUpdate), std::pair(&m_insert, kInsert)}) {
        auto prepared = m_database.prepare(text);
        if (!prepared) {
            return std::move(prepared.error());
        }
        *statement = std::move(*prepared);
    }
    auto rollups = RollupWriter::open(m_database);
    if (!rollups) {
        return std::move(rollups.error());
    }
    m_rollups = std::move(*rollups);
    return {};
}

Result<void> Corrections::write(std::span<const Correction> corrections, Timestamp now,
                                std::string_view reason) {
    return m_database.transaction([&]() -> Result<void> {
        BatchTotals before;
        BatchTotals after;
        for (const Correction& each : corrections) {
            if (auto done = writeExchange(each); !done) {
                return done;
            }
            if (auto done = writeLedger(each, now, reason); !done) {
                return done;
            }
            before.add(each.before);
            after.add(each.after);
        }
        // What a row is about does not change with a price.
        for (const auto& [key, totals] : after.rows()) {
            RollupCounts difference = rollupCounts(totals);
            const RollupCounts were = rollupCounts(before.rows().at(key));
            for (std::size_t i = 0; i < difference.size(); ++i) {
                difference[i] -= were[i];
            }
            if (auto done = m_rollups.add(key, difference); !done) {
                return done;
            }
        }
        return {};
    });
}

Result<void> Corrections::writeExchange(const Correction& correction) {
    std::string encoded;
    encodeRecord(encoded, correction.after);
    m_update.bindAll(enumeratorName(correction.after.pricing()), correction.after.cost().nano(),
                     Blob{encoded}, correction.before.id,
                     enumeratorName(correction.before.pricing()), correction.before.cost().nano());
    if (auto done = m_update.run(); !done) {
        return done;
    }
    if (m_database.changes() != 1) {
        return Error::conflict("A call was re-priced by somebody else at the same time.",
                               "Try again: what was written stays.");
    }
    return {};
}

Result<void> Corrections::writeLedger(const Correction& correction, Timestamp now,
                                      std::string_view reason) {
    const ExchangeRecord& record = correction.after;
    for (std::size_t i = 0; i < record.attempts.size(); ++i) {
        const AttemptRecord& was = correction.before.attempts[i];
        const AttemptRecord& attempt = record.attempts[i];
        if (was == attempt) {
            continue;
        }
        m_insert.bindAll(record.id, attempt.id, record.startedAt.time_since_epoch().count(),
                         attempt.id, record.key, record.team, attempt.provider,
                         servedModel(attempt), enumeratorName(attempt.usage.tier),
                         enumeratorName(attempt.pricing), enumeratorName(attempt.usage.source),
                         std::int64_t{record.simulated()}, (attempt.cost - was.cost).nano(),
                         now.time_since_epoch().count(), reason);
        if (auto done = m_insert.run(); !done) {
            return done;
        }
    }
    return {};
}

}  // namespace weir::books
