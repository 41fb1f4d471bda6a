// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/verify.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include <boost/describe/enum_from_string.hpp>
#include <fmt/format.h>

#include "engine/books/journal/record_codec.hpp"
#include "engine/books/store/month.hpp"
#include "engine/books/store/months.hpp"
#include "engine/books/store/rollup_row.hpp"
#include "engine/books/store/wording.hpp"

namespace weir::books {

namespace {

constexpr Milliseconds kVerifyPatience{2000};

// One settlement, as the record says it or as the ledger does.
struct Entry {
    Id attempt;
    std::int64_t amount = 0;

    friend auto operator<=>(const Entry&, const Entry&) = default;
};

std::optional<Id> idOf(std::string_view bytes) {
    std::array<std::uint8_t, 16> id{};
    if (bytes.size() != id.size()) {
        return std::nullopt;
    }
    std::ranges::copy(bytes, id.begin());
    return Id::fromBytes(id);
}

std::vector<Entry> settlementsOf(const ExchangeRecord& record) {
    std::vector<Entry> entries;
    for (const AttemptRecord& attempt : record.attempts) {
        if (attempt.settles()) {
            entries.push_back({attempt.id, attempt.cost.nano()});
        }
    }
    std::ranges::sort(entries);
    return entries;
}

std::string nameOf(const TotalsKey& key) {
    return fmt::format("the roll-up of {} for key \"{}\", team \"{}\" at {}/{}",
                       toIso(Timestamp(std::chrono::seconds(key.quarter))), key.key, key.team,
                       key.provider, key.model);
}

class MonthVerifier {
public:
    MonthVerifier(Database& database, std::string month) : m_database(database) {
        m_found.month = std::move(month);
    }

    Result<MonthVerified> run() {
        // One view of the file for all of it.
        if (auto begun = m_database.execute("BEGIN"); !begun) {
            return std::move(begun.error());
        }
        auto done = verifyAll();
        (void)m_database.execute("ROLLBACK");
        if (!done) {
            return std::move(done.error());
        }
        return std::move(m_found);
    }

private:
    Result<void> verifyAll() {
        for (const auto step : {&MonthVerifier::verifyFile, &MonthVerifier::verifyExchanges,
                                &MonthVerifier::verifyRollups}) {
            if (auto done = (this->*step)(); !done) {
                return done;
            }
        }
        return {};
    }

    void fault(std::string text) {
        ++m_found.faultCount;
        if (m_found.faults.size() < kMostFaultsTold) {
            m_found.faults.push_back(std::move(text));
        }
    }

    template <class Each>
    Result<void> forEach(std::string_view question, const Each& each) {
        auto rows = m_database.prepare(question);
        if (!rows) {
            return std::move(rows.error());
        }
        for (;;) {
            auto more = rows->step();
            if (!more) {
                return std::move(more.error());
            }
            if (!*more) {
                return {};
            }
            each(*rows);
        }
    }

    Result<void> verifyFile() {
        return forEach("PRAGMA quick_check(20)", [this](const Statement& row) {
            if (row.view(0) != "ok") {
                fault("The file is damaged: " + row.text(0));
            }
        });
    }

    // Both come in the order of the exchanges' ids, so that they are read side by side.
    Result<void> verifyExchanges() {
        auto entries = m_database.prepare(
            "SELECT exchange,attempt,kind,amount FROM ledger "
            "ORDER BY exchange,attempt,kind DESC,entry");
        if (!entries) {
            return std::move(entries.error());
        }
        auto more = entries->step();
        std::string question = "SELECT e.id,e.cost,e.record,e.wording,";
        question.append(wordingColumns())
            .append(" FROM exchange e LEFT JOIN wording w ON w.id=e.wording ORDER BY e.id");
        Result<void> done = forEach(question, [&](const Statement& exchange) {
            const std::string_view id = exchange.view(0);
            while (more && *more && entries->view(0) < id) {
                strayEntry(*entries);
                more = entries->step();
            }
            std::vector<Entry> booked;
            while (more && *more && entries->view(0) == id) {
                take(*entries, booked);
                more = entries->step();
            }
            verifyExchange(exchange, booked);
        });
        if (!done) {
            return done;
        }
        while (more && *more) {
            strayEntry(*entries);
            more = entries->step();
        }
        return more ? Result<void>() : std::move(more.error());
    }

    void count(const Statement& entry) {
        ++m_found.entries;
        m_found.ledger += Money::fromNano(entry.integer(3));
    }

    void strayEntry(const Statement& entry) {
        count(entry);
        fault("The ledger has an entry of an exchange that is not there, " + idText(entry.view(0)) +
              ".");
    }

    void take(const Statement& entry, std::vector<Entry>& booked) {
        count(entry);
        const auto attempt = idOf(entry.view(1));
        const bool corrects = entry.view(2) == "correction";
        if ((entry.view(2) != "settlement" && !corrects) || !attempt) {
            fault("An entry of the exchange " + idText(entry.view(0)) + " is of no known kind.");
            return;
        }
        // It comes after what it corrects; an attempt that had no price was not settled.
        if (corrects && !booked.empty() && booked.back().attempt == *attempt) {
            booked.back().amount += entry.integer(3);
        } else {
            booked.push_back({*attempt, entry.integer(3)});
        }
    }

    void verifyExchange(const Statement& row, const std::vector<Entry>& booked) {
        ++m_found.exchanges;
        const auto record = decodeRecord(row.view(2));
        const std::string name = "The exchange " + idText(row.view(0));
        if (!record) {
            fault(name + " has a record that cannot be read.");
            return;
        }
        if (record->cost().nano() != row.integer(1)) {
            fault(fmt::format("{} stands there with ${}, and its attempts cost ${}.", name,
                              Money::fromNano(row.integer(1)).text(), record->cost().text()));
        }
        std::vector<Entry> sorted = booked;
        std::ranges::sort(sorted);
        if (settlementsOf(*record) != sorted) {
            fault(
                fmt::format("{} settled {} attempts for ${}, and the ledger has {} entries for "
                            "${}.",
                            name, settlementsOf(*record).size(), sumOf(settlementsOf(*record)),
                            sorted.size(), sumOf(sorted)));
        }
        // Of before there were wordings: searches read its record.
        const bool hasWording = row.integer(3) != 0;
        WordingParts parts;
        if (hasWording && wordingIn(row, 4) != wordingOf(*record, parts)) {
            fault(name + " is searched by other words than those of its record.");
        }
        m_anew.add(*record);
    }

    // As kWordingColumns, of the table w: an exchange has columns of the same names.
    static std::string wordingColumns() {
        std::string columns = "w.";
        for (const char c : kWordingColumns) {
            columns += c;
            columns.append(c == ',' ? "w." : "");
        }
        return columns;
    }

    static std::string sumOf(const std::vector<Entry>& entries) {
        Money sum;
        for (const Entry& entry : entries) {
            sum += Money::fromNano(entry.amount);
        }
        return sum.text();
    }

    static std::string idText(std::string_view bytes) {
        const auto id = idOf(bytes);
        return id ? id->text() : std::string("without an id");
    }

    Result<void> verifyRollups() {
        auto expected = m_anew.rows();
        std::string question =
            "SELECT quarter,key,team,user,tags,cost_centre,provider,model,tier,simulated";
        for (const std::string_view column : kRollupCounts) {
            question.append(",").append(column);
        }
        auto done = forEach(question + " FROM rollup", [&](const Statement& row) {
            ++m_found.rollups;
            TotalsKey key{
                row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4),
                row.text(5),    row.text(6), row.text(7), {},          row.integer(9) != 0};
            if (!boost::describe::enum_from_string(row.text(8).c_str(), key.tier)) {
                fault(nameOf(key) + " has no known tier.");
                return;
            }
            const auto found = expected.find(key);
            compare(row, key, found == expected.end() ? Totals() : found->second);
            if (found != expected.end()) {
                expected.erase(found);
            }
        });
        for (const auto& [key, totals] : expected) {
            fault(nameOf(key) + " is not there.");
        }
        return done;
    }

    void compare(const Statement& row, const TotalsKey& key, const Totals& totals) {
        constexpr int kFirstCount = 10;
        const RollupCounts wanted = rollupCounts(totals);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const std::int64_t stands = row.integer(kFirstCount + static_cast<int>(i));
            if (stands != wanted[i]) {
                fault(fmt::format("{}: {} is {} and should be {}.", nameOf(key), kRollupCounts[i],
                                  stands, wanted[i]));
            }
        }
    }

    Database& m_database;
    MonthVerified m_found;
    BatchTotals m_anew;  // the roll-ups, made of the records
};

}  // namespace

Result<std::vector<MonthVerified>> verifyBooks(const std::filesystem::path& folder, Timestamp from,
                                               Timestamp until) {
    std::error_code failed;
    const bool isThere = std::filesystem::exists(folder, failed);
    if (isThere) {
        (void)std::filesystem::directory_iterator(folder, failed);
    }
    if (failed) {
        return Error::io("The folder " + folder.string() + " cannot be read: " + failed.message() +
                         '.');
    }
    std::vector<MonthVerified> months;
    auto files = monthsWithin(folder, from, until);
    std::ranges::reverse(files);
    for (const std::filesystem::path& file : files) {
        auto database = Month::openForReading(file, kVerifyPatience);
        if (!database) {
            return std::move(database.error());
        }
        auto month = MonthVerifier(*database, file.stem().string()).run();
        if (!month) {
            return std::move(month.error());
        }
        months.push_back(std::move(*month));
    }
    return months;
}

}  // namespace weir::books
