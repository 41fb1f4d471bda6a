// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/recovery.hpp"

#include <algorithm>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "engine/books/journal/entry.hpp"
#include "engine/books/journal/record_codec.hpp"
#include "engine/books/store/file.hpp"

namespace weir::books {

namespace {

// Enough for a batch; a longer entry makes its file be read in a longer piece.
constexpr std::size_t kPiece = 1 << 20;

// The next place at which an entry stands; npos: there is none.
std::size_t nextEntry(std::string_view bytes) {
    for (std::size_t place = 1; place < bytes.size(); ++place) {
        std::string_view rest = bytes.substr(place);
        if (takeEntry(rest)) {
            return place;
        }
    }
    return std::string_view::npos;
}

using Take = std::function<Result<void>(std::string_view)>;

// Whole entries of the file, piece by piece. What does not check at its end is an entry that a
// crash cut, or space that was claimed and not used; before others, it is damage.
Result<void> readEntries(const File& file, const Take& each, const Take& damaged) {
    std::string bytes;
    std::uint64_t offset = 0;
    for (std::size_t piece = kPiece;;) {
        bytes.resize(piece);
        auto got = file.readAt(bytes.data(), piece, offset);
        if (!got) {
            return std::move(got.error());
        }
        std::string_view rest = std::string_view(bytes).substr(0, *got);
        const std::string_view all = rest;
        while (takeEntry(rest)) {
        }
        const std::size_t whole = all.size() - rest.size();
        if (whole == 0) {
            if (*got == piece) {
                piece *= 2;
                continue;
            }
            const std::size_t next = nextEntry(rest);
            if (next == std::string_view::npos) {
                return {};
            }
            if (auto kept = damaged(rest.substr(0, next)); !kept) {
                return kept;
            }
            offset += next;
            continue;
        }
        if (auto done = each(all.substr(0, whole)); !done) {
            return done;
        }
        offset += whole;
        piece = kPiece;
    }
}

void makeUnsettled(ExchangeRecord& record) {
    record.state = ExchangeState::Unsettled;
    record.error = "The gateway ended before this call did.";
    for (AttemptRecord& attempt : record.attempts) {
        if (attempt.sign == AttemptSign::Running) {
            attempt.outcome = "not known: the gateway ended";
        }
    }
}

}  // namespace

std::vector<std::filesystem::path> journalFiles(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (const auto& item : std::filesystem::directory_iterator(folder, failed)) {
        if (item.path().extension() == ".journal") {
            files.push_back(item.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

Result<void> recoverJournals(std::span<const std::filesystem::path> files, const BookBatch& book,
                             const DamageSink& damaged) {
    std::unordered_map<Id, ExchangeRecord> open;
    for (const auto& path : files) {
        auto file = File::open(path, File::Mode::Read);
        if (!file) {
            return std::move(file.error());
        }
        const auto take = [&](std::string_view bytes) -> Result<void> {
            std::vector<Booking> bookings;
            while (const auto entry = takeEntry(bytes)) {
                auto record = decodeRecord(entry->body);
                if (!record) {
                    return Error::unsupported(
                        path.string() + " was written by a newer Weir.",
                        "Start that version once, or move the file away: its calls are then not "
                        "in the book.");
                }
                if (entry->kind == EntryKind::Intent) {
                    // The intent of a further attempt tells all that the one before did.
                    open.insert_or_assign(record->id, std::move(*record));
                } else {
                    open.erase(record->id);
                    bookings.push_back({std::move(*record), entry->body});
                }
            }
            return book(bookings);
        };
        auto read = readEntries(*file, take, [&](std::string_view bytes) {
            return damaged ? damaged(bytes) : Result<void>();
        });
        if (!read) {
            return read;
        }
    }
    std::vector<Booking> bookings;
    std::vector<std::string> encoded;
    encoded.reserve(open.size());
    for (auto& [id, record] : open) {
        makeUnsettled(record);
        encodeRecord(encoded.emplace_back(), record);
        bookings.push_back({std::move(record), encoded.back()});
    }
    return book(bookings);
}

}  // namespace weir::books
