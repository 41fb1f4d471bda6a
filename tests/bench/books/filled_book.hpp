// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/log.hpp"
#include "engine/books/book.hpp"
#include "engine/books/journal/record_codec.hpp"
#include "engine/books/store/month.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

namespace weir::bench {

// A book with so many exchanges, one every two seconds from October 2026 on, in a folder that goes
// with it.
class FilledBook {
public:
    using RecordOf = std::function<books::ExchangeRecord(const Clock&, Random&, std::size_t)>;

    // The record of a number is made when the clock is there. Null: what is wrong is printed.
    static std::unique_ptr<FilledBook> make(const std::string& name, std::size_t count,
                                            const RecordOf& recordOf) {
        std::unique_ptr<FilledBook> made(new FilledBook(name));
        return made->fill(count, recordOf) && made->open() ? std::move(made) : nullptr;
    }
    ~FilledBook() {
        m_book.reset();
        std::filesystem::remove_all(m_folder);
    }
    FilledBook(const FilledBook&) = delete;
    FilledBook& operator=(const FilledBook&) = delete;

    const books::Book& book() const { return *m_book; }
    const std::filesystem::path& folder() const { return m_folder; }
    const Clock& clock() const { return m_clock; }
    const Log& log() const { return m_log; }

private:
    explicit FilledBook(const std::string& name)
        : m_folder(std::filesystem::temp_directory_path() /
                   (name + '_' + std::to_string(std::rand()))) {
        m_clock.set(std::chrono::sys_days{std::chrono::year{2026} / 10 / 1});
        std::filesystem::create_directories(m_folder / "book");
    }

    bool fill(std::size_t count, const RecordOf& recordOf) {
        test::SeededRandom random(1);
        auto month = books::Month::open(m_folder / "book" / (books::monthOf(m_clock.now()) + ".db"),
                                        "bench", Milliseconds{1000});
        constexpr std::size_t kBatch = 1'000;
        for (std::size_t done = 0; month && done < count; done += kBatch) {
            std::vector<std::string> bytes(kBatch);
            std::vector<books::Booking> bookings(kBatch);
            std::vector<const books::Booking*> batch;
            for (std::size_t each = 0; each < kBatch; ++each) {
                bookings[each].record = recordOf(m_clock, random, done + each);
                books::encodeRecord(bytes[each], bookings[each].record);
                bookings[each].encoded = bytes[each];
                batch.push_back(&bookings[each]);
                m_clock.advance(Microseconds{1'999'997});
            }
            if (!month->write(batch)) {
                std::fputs("the book cannot be filled\n", stderr);
                return false;
            }
        }
        return month.ok();
    }

    bool open() {
        if (auto lock = books::FolderLock::acquire(m_folder)) {
            m_lock.emplace(std::move(*lock));
            books::BookOptions options;
            options.folder = m_folder;
            if (auto book = books::Book::open(options, *m_lock, m_clock, m_log)) {
                m_book = std::move(*book);
            }
        }
        if (m_book == nullptr) {
            std::fputs("the book cannot be opened\n", stderr);
        }
        return m_book != nullptr;
    }

    const std::filesystem::path m_folder;
    test::FakeClock m_clock;
    const Log m_log{m_clock, LogLevel::Warning};
    std::optional<books::FolderLock> m_lock;
    std::unique_ptr<books::Book> m_book;
};

}  // namespace weir::bench
