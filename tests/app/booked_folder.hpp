// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "engine/books/book.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

namespace weir::test {

// A data folder that calls are booked in before a command looks at it. Nobody else may have it open
// meanwhile.
class BookedFolder {
public:
    BookedFolder(const QString& folder, const char* document)
        : m_options{optionsOf(folder, document)},
          m_lock(std::move(books::FolderLock::acquire(m_options.folder).value())),
          m_book(std::move(books::Book::open(m_options, m_lock, m_clock, m_log).value())),
          m_journal(m_book->addJournal()) {}

    // A call that was served then, for the caller to say more of.
    books::ExchangeRecord call(Timestamp when, std::int64_t nano) {
        m_clock.set(when);
        return doneRecord(m_clock, m_random, nano);
    }
    void keep(const books::ExchangeRecord& record) { m_journal.outcome(record); }
    bool flush() { return m_book->flush(Milliseconds(20'000)); }

private:
    static books::BookOptions optionsOf(const QString& folder, const char* document) {
        books::BookOptions options;
        options.folder = folder.toStdString();
        options.nodeId = "node";
        std::filesystem::create_directories(options.folder);
        std::ofstream(options.folder / "weir.yaml") << document;
        return options;
    }

    FakeClock m_clock;
    SeededRandom m_random{5};
    Log m_log{m_clock, [](std::string_view) {}};
    books::BookOptions m_options;
    books::FolderLock m_lock;
    std::unique_ptr<books::Book> m_book;
    books::Journal& m_journal;
};

}  // namespace weir::test
