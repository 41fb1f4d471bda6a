// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/month.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/base/words.hpp"
#include "engine/books/journal/record_codec.hpp"
#include "engine/books/store/month_schema.hpp"
#include "engine/books/store/rollup_row.hpp"

namespace weir::books {

namespace {

constexpr std::string_view kInsertExchange =
    "INSERT INTO exchange VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING";
constexpr std::string_view kInsertLedger =
    "INSERT INTO ledger(exchange,attempt,at,kind,key,team,provider,model,tier,pricing,source,"
    "simulated,amount) VALUES(?,?,?,'settlement',?,?,?,?,?,?,?,?,?)";

std::int64_t storedTime(Timestamp time) {
    return time.time_since_epoch().count();
}

// What is still set aside: for the attempt that nobody saw the end of. Those before it are settled.
std::int64_t held(const ExchangeRecord& record) {
    Money sum;
    if (record.state == ExchangeState::Unsettled) {
        for (const AttemptRecord& attempt : record.attempts) {
            sum += attempt.sign == AttemptSign::Running ? attempt.held : Money();
        }
    }
    return sum.nano();
}

}  // namespace

std::string monthOf(Timestamp startedAt) {
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(startedAt));
    return fmt::format("{:04}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()));
}

Result<Month> Month::open(const std::filesystem::path& file, std::string nodeId,
                          Milliseconds patience) {
    auto database = Database::open(file, Database::Mode::Create, patience);
    if (!database) {
        return std::move(database.error());
    }
    if (auto migrated = database->migrate(kMonthSchema); !migrated) {
        return std::move(migrated.error());
    }
    Month month(std::move(*database), std::move(nodeId));
    if (auto prepared = month.prepareAll(); !prepared) {
        return std::move(prepared.error());
    }
    return month;
}

Result<Database> Month::openForReading(const std::filesystem::path& file, Milliseconds patience) {
    auto database = Database::open(file, Database::Mode::ReadOnly, patience);
    if (!database) {
        return database;
    }
    auto version = database->version();
    if (!version) {
        return std::move(version.error());
    }
    if (*version >= static_cast<std::int64_t>(kMonthSchema.size())) {
        return database;
    }
    if (auto updated = Month::open(file, {}, patience); !updated) {
        return std::move(updated.error());
    }
    return Database::open(file, Database::Mode::ReadOnly, patience);
}

Month::Month(Database database, std::string nodeId)
    : m_database(std::move(database)), m_nodeId(std::move(nodeId)) {}

Result<void> Month::prepareAll() {
    const std::pair<Statement*, std::string_view> statements[] = {
        {&m_insertExchange, kInsertExchange},
        {&m_insertLedger, kInsertLedger},
    };
    for (const auto& [statement, text] : statements) {
        auto prepared = m_database.prepare(text);
        if (!prepared) {
            return std::move(prepared.error());
        }
        *statement = std::move(*prepared);
    }
    auto wordings = WordingTable::open(m_database);
    if (!wordings) {
        return std::move(wordings.error());
    }
    m_wordings = std::move(*wordings);
    auto rollups = RollupWriter::open(m_database);
    if (!rollups) {
        return std::move(rollups.error());
    }
    m_rollups = std::move(*rollups);
    return {};
}

Result<std::vector<const ExchangeRecord*>> Month::write(std::span<const Booking* const> bookings) {
    std::vector<const ExchangeRecord*> counted;
    auto written = m_database.transaction([&]() -> Result<void> {
        counted.clear();
        BatchTotals totals;
        for (const Booking* booking : bookings) {
            auto isNew = writeExchange(*booking);
            if (!isNew) {
                return std::move(isNew.error());
            }
            if (!*isNew) {
                continue;
            }
            if (auto entered = writeLedger(booking->record); !entered) {
                return entered;
            }
            totals.add(booking->record);
            counted.push_back(&booking->record);
        }
        return writeTotals(totals);
    });
    if (!written) {
        m_wordings.forget();
        return std::move(written.error());
    }
    return counted;
}

Result<bool> Month::writeExchange(const Booking& booking) {
    const ExchangeRecord& record = booking.record;
    const AttemptRecord* deciding = record.deciding();
    const auto wording = m_wordings.numberOf(record);
    if (!wording) {
        return wording.error();
    }
    m_insertExchange.bindAll(
        record.id, m_nodeId, storedTime(record.startedAt), enumeratorName(record.state),
        static_cast<std::int64_t>(record.marks), record.keyId, record.key, record.team, record.user,
        record.endpoint, record.modelAsked,
        deciding != nullptr ? std::string_view(deciding->provider) : std::string_view(),
        deciding != nullptr ? servedModel(*deciding) : std::string_view(),
        std::int64_t{record.status}, enumeratorName(record.pricing()), record.cost().nano(),
        held(record), record.durationUs, Blob{booking.encoded}, record.session, *wording);
    if (auto done = m_insertExchange.run(); !done) {
        return std::move(done.error());
    }
    return m_database.changes() == 1;
}

Result<void> Month::writeLedger(const ExchangeRecord& record) {
    for (const AttemptRecord& attempt : record.attempts) {
        if (!attempt.settles()) {
            continue;
        }
        m_insertLedger.bindAll(record.id, attempt.id, storedTime(record.startedAt), record.key,
                               record.team, attempt.provider, servedModel(attempt),
                               enumeratorName(attempt.usage.tier), enumeratorName(attempt.pricing),
                               enumeratorName(attempt.usage.source),
                               std::int64_t{record.simulated()}, attempt.cost.nano());
        if (auto done = m_insertLedger.run(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> Month::writeTotals(const BatchTotals& totals) {
    for (const auto& [key, row] : totals.rows()) {
        if (auto done = m_rollups.add(key, rollupCounts(row)); !done) {
            return done;
        }
    }
    return {};
}

Result<void> Month::readTotals(std::int64_t fromQuarter,
                               const std::function<void(const TotalsKey&, const Totals&)>& each) {
    auto query = m_database.prepare(
        "SELECT quarter,provider,model,simulated,sum(requests),sum(failed),sum(fell_back),"
        "sum(cached),sum(held_back),sum(cancelled),sum(unpriced),sum(estimated),sum(attempts),"
        "sum(spent) FROM rollup WHERE quarter>=? GROUP BY quarter,provider,model,simulated");
    if (!query) {
        return std::move(query.error());
    }
    query->bind(1, fromQuarter);
    for (;;) {
        auto row = query->step();
        if (!row) {
            return std::move(row.error());
        }
        if (!*row) {
            return {};
        }
        TotalsKey key;
        key.quarter = query->integer(0);
        key.provider = query->text(1);
        key.model = query->text(2);
        key.simulated = query->integer(3) != 0;
        const auto number = [&query](int column) {
            return static_cast<std::uint64_t>(query->integer(column));
        };
        Totals totals;
        FlowCounts& ended = totals.requests;
        ended.fellBack = number(6);
        ended.cached = number(7);
        ended.heldBack = number(8);
        ended.cancelled = number(9);
        ended.failed = number(5) - ended.heldBack - ended.cancelled;
        ended.served = number(4) - number(5) - ended.fellBack - ended.cached;
        totals.unpriced = number(10);
        totals.estimated = number(11);
        totals.attempts = number(12);
        totals.spent = Money::fromNano(query->integer(13));
        each(key, totals);
    }
}

Result<std::map<std::string, std::int64_t>> Month::lastUse() {
    auto query =
        m_database.prepare("SELECT key,max(quarter) FROM rollup WHERE key<>'' GROUP BY key");
    if (!query) {
        return std::move(query.error());
    }
    std::map<std::string, std::int64_t> uses;
    for (;;) {
        auto row = query->step();
        if (!row) {
            return std::move(row.error());
        }
        if (!*row) {
            return uses;
        }
        uses.emplace(query->text(0), query->integer(1));
    }
}

Result<std::optional<ExchangeRecord>> Month::find(const std::filesystem::path& file, Id id) {
    auto database = Database::open(file, Database::Mode::ReadOnly, Milliseconds{200});
    if (!database) {
        return std::move(database.error());
    }
    const auto version = database->version();
    if (!version) {
        return version.error();
    }
    if (*version == kNoTables) {
        return std::optional<ExchangeRecord>();
    }
    auto query = database->prepare("SELECT record FROM exchange WHERE id=?");
    if (!query) {
        return std::move(query.error());
    }
    query->bind(1, id);
    auto row = query->step();
    if (!row) {
        return std::move(row.error());
    }
    return *row ? decodeRecord(query->view(0)) : std::nullopt;
}

}  // namespace weir::books
