// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The form of a journal file: entries one after another, each
//   u32 size of the body · u32 CRC-32C of kind and body · u8 kind · body
// little-endian. A file that was cut anywhere ends before its first entry that does not check.
namespace weir::books {

enum class EntryKind : std::uint8_t { Intent = 1, Outcome = 2 };

struct JournalEntry {
    EntryKind kind;
    std::string_view body;  // an encoded record
};

// Space for the head of an entry, to be followed by its body and closed by finishEntry().
void beginEntry(std::string& bytes, EntryKind kind);
// Fills in size and checksum of the entry that begins at `begin` and ends with the bytes.
void finishEntry(std::string& bytes, std::size_t begin);

// The entry at the front, taken off. Nothing when the bytes end in it or it does not check.
std::optional<JournalEntry> takeEntry(std::string_view& bytes);

// What takeEntry() could not take, taken off: one entry by its size, or everything where no entry
// of that size is there.
std::string_view takeDamaged(std::string_view& bytes);

// The length of the entries at the front that are there in full, by their sizes alone: for bytes
// that this process wrote, and that takeEntry() checks where they are used.
std::size_t wholeEntries(std::string_view bytes);

}  // namespace weir::books
