// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/book.hpp"

#include <system_error>
#include <utility>

#include "engine/books/book_writer.hpp"
#include "engine/books/store/database.hpp"
#include "engine/books/store/month.hpp"

namespace weir::books {

namespace {

constexpr Milliseconds kFlushForBackup{5000};

Result<void> makeFolder(const std::filesystem::path& folder) {
    std::error_code failed;
    if (std::filesystem::create_directories(folder, failed)) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    }
    if (failed) {
        return Error::io("Cannot make " + folder.string() + ": " + failed.message() + ".");
    }
    return {};
}

Result<std::vector<std::string>> copyAll(const std::filesystem::path& data,
                                         const std::filesystem::path& folder) {
    if (auto made = makeFolder(folder / "book"); !made) {
        return std::move(made.error());
    }
    std::vector<std::string> names;
    if (std::error_code failed; std::filesystem::exists(data / "weir.db", failed)) {
        names.emplace_back("weir.db");
    }
    std::error_code failed;
    for (const auto& item : std::filesystem::directory_iterator(data / "book", failed)) {
        if (item.path().extension() == ".db") {
            names.push_back("book/" + item.path().filename().string());
        }
    }
    for (const std::string& name : names) {
        auto source = Database::open(data / name, Database::Mode::ReadOnly, Milliseconds{1000});
        if (!source) {
            return std::move(source.error());
        }
        if (auto copied = source->copyTo(folder / name); !copied) {
            return std::move(copied.error());
        }
    }
    return names;
}

}  // namespace

Book::Book(std::unique_ptr<Writer> writer) : m_writer(std::move(writer)) {}

Book::~Book() = default;

Result<std::unique_ptr<Book>> Book::open(BookOptions options, const FolderLock&, const Clock& clock,
                                         const Log& log) {
    for (const char* name : {"book", "journal"}) {
        if (auto made = makeFolder(options.folder / name); !made) {
            return std::move(made.error());
        }
    }
    auto writer = std::make_unique<Writer>(std::move(options), clock, log);
    writer->start();
    return std::unique_ptr<Book>(new Book(std::move(writer)));
}

Journal& Book::addJournal() {
    return m_writer->addJournal();
}

bool Book::flush(Milliseconds atMost) {
    return m_writer->flush(atMost);
}

std::string Book::problem() const {
    return m_writer->problem();
}

std::string Book::damage() const {
    return m_writer->damage();
}

SpendTotals Book::totalsSince(Timestamp midnight, Simulated simulated) const {
    return m_writer->totalsSince(midnight, simulated);
}

std::map<std::string, std::uint64_t> Book::requestsByProvider(Timestamp since) const {
    return m_writer->requestsByProvider(since);
}

std::vector<QuarterTotals> Book::quartersSince(Timestamp since) const {
    return m_writer->quartersSince(since);
}

std::map<std::string, SpendTotals> Book::spendByModel(Timestamp since) const {
    return m_writer->spendByModel(since);
}

std::map<std::string, Timestamp> Book::lastAttempts() const {
    return m_writer->lastAttempts();
}

std::map<std::string, Timestamp> Book::lastUse() const {
    return m_writer->lastUse();
}

Result<std::optional<ExchangeRecord>> Book::find(Id id) const {
    // The id is made a moment after the start, so that around midnight it may name the month after.
    const Timestamp made = id.madeAt();
    const std::string month = monthOf(made);
    const std::string before = monthOf(made - std::chrono::minutes{1});
    for (const std::string& name : {month, before}) {
        const auto file = m_writer->monthFile(name);
        if (std::error_code failed; !std::filesystem::exists(file, failed)) {
            continue;
        }
        auto found = Month::find(file, id);
        if (!found || found->has_value()) {
            return found;
        }
    }
    return std::optional<ExchangeRecord>();
}

Result<HistoryPage> Book::history(const HistoryQuery& query) const {
    return readHistory(m_writer->options().folder / "book", query);
}

Result<std::vector<SpendOf>> Book::spend(const SpendQuery& query) const {
    return readSpend(m_writer->options().folder / "book", query);
}

Result<std::vector<UnsettledCall>> Book::unsettled(const SpendQuery& query) const {
    return readUnsettled(m_writer->options().folder / "book", query);
}

Result<Repriced> Book::reprice(RepriceQuery query) {
    const std::scoped_lock lock(m_writer->correcting());
    query.written = [this, told = std::move(query.written)](const ExchangeRecord& before,
                                                            const ExchangeRecord& after) {
        m_writer->correct(before, after);
        if (told) {
            told(before, after);
        }
    };
    return repriceBooks(m_writer->options().folder / "book", query);
}

Result<std::vector<MonthVerified>> Book::verify(Timestamp from, Timestamp until) const {
    return verifyBooks(m_writer->options().folder / "book", from, until);
}

Result<std::vector<std::string>> Book::backup(const std::filesystem::path& folder) {
    if (std::error_code failed; std::filesystem::exists(folder, failed)) {
        return Error::conflict(folder.string() + " is there already.", "Name a new folder.");
    }
    if (!flush(kFlushForBackup)) {
        return Error::unavailable("The book in " + (m_writer->options().folder / "book").string() +
                                      " cannot be written now, so a copy would lack calls. " +
                                      problem(),
                                  "Put that right, then make the backup again.");
    }
    auto copied = copyAll(m_writer->options().folder, folder);
    if (!copied) {
        // Half a copy would look like one, and stand in the way of the next.
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    return copied;
}

}  // namespace weir::books
