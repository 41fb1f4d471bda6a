// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <memory>
#include <string>

#include "engine/base/log.hpp"
#include "engine/books/book.hpp"
#include "engine/books/store/database.hpp"
#include "engine/books/verify.hpp"

namespace weir::test {

// A data folder of its own, a book in it, and a look at the book from outside.
class DataFolder {
public:
    explicit DataFolder(const Clock& clock)
        : m_clock(clock), m_log(clock, [](std::string_view) {}), m_path(fresh()) {}

    const std::filesystem::path& path() const { return m_path; }

    std::unique_ptr<books::Book> open(books::BookOptions options = {}) {
        m_lock.reset();
        m_lock.emplace(std::move(books::FolderLock::acquire(m_path).value()));
        options.folder = m_path;
        options.nodeId = "node";
        options.batch = Milliseconds{1};
        options.retry = Milliseconds{5};
        return std::move(books::Book::open(options, *m_lock, m_clock, m_log).value());
    }

    // The one number that a query over all months' books adds up to.
    std::int64_t sum(const std::string& query) const {
        std::int64_t total = 0;
        for (const auto& item : std::filesystem::directory_iterator(m_path / "book")) {
            if (item.path().extension() != ".db") {
                continue;
            }
            auto database = books::Database::open(item.path(), books::Database::Mode::ReadOnly,
                                                  Milliseconds{1000});
            auto statement = std::move(database->prepare(query).value());
            if (*statement.step()) {
                total += statement.integer(0);
            }
        }
        return total;
    }

    // The sums that must be equal, whatever happened: empty, or what is not.
    std::string disagreement() const {
        const auto ledger = sum("SELECT coalesce(sum(amount),0) FROM ledger");
        const auto settled = sum("SELECT coalesce(sum(cost),0) FROM exchange");
        const auto rolled = sum("SELECT coalesce(sum(spent),0) FROM rollup");
        const auto exchanges = sum("SELECT count(*) FROM exchange");
        const auto requests = sum("SELECT coalesce(sum(requests),0) FROM rollup");
        // Every key, team and day by itself.
        const auto apart = sum(
            "SELECT count(*) FROM (SELECT key,team,started_at/86400000000 AS day,sum(cost) AS a "
            "FROM exchange GROUP BY 1,2,3) AS e WHERE a<>(SELECT coalesce(sum(amount),0) FROM "
            "ledger AS l WHERE l.key=e.key AND l.team=e.team AND l.at/86400000000=e.day)");
        if (ledger == settled && settled == rolled && exchanges == requests && apart == 0) {
            return {};
        }
        return "ledger " + std::to_string(ledger) + ", settled " + std::to_string(settled) +
               ", rolled up " + std::to_string(rolled) + ", exchanges " +
               std::to_string(exchanges) + ", requests " + std::to_string(requests) +
               ", groups apart " + std::to_string(apart);
    }

    // What does not add up when everything is made anew of the records; empty: all of it does.
    std::string firstFault() const {
        const auto months =
            books::verifyBooks(m_path / "book", {}, Timestamp(std::chrono::hours(1'000'000)));
        if (!months) {
            return months.error().text();
        }
        for (const books::MonthVerified& month : *months) {
            if (!month.addsUp()) {
                return month.month + ": " + month.faults.front();
            }
        }
        return {};
    }

    std::size_t journalFiles() const {
        std::size_t count = 0;
        for ([[maybe_unused]] const auto& item :
             std::filesystem::directory_iterator(m_path / "journal")) {
            ++count;
        }
        return count;
    }

private:
    std::filesystem::path fresh() const { return m_folder.filePath("data").toStdString(); }

    QTemporaryDir m_folder;
    const Clock& m_clock;
    Log m_log;
    std::filesystem::path m_path;
    std::optional<books::FolderLock> m_lock;
};

}  // namespace weir::test
