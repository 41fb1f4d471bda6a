// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in a journal after a crash: entries are read to the first that does not check,
// and a record that is read is one that writes and reads as itself. The bytes are tried as a file,
// and as the body of an entry that checks, which random bytes would hardly ever be.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/books/journal/entry.hpp"
#include "engine/books/journal/record_codec.hpp"

using namespace weir::books;

namespace {

void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void checkRecord(std::string_view body) {
    if (const auto record = decodeRecord(body)) {
        std::string again;
        encodeRecord(again, *record);
        demand(decodeRecord(again) == record);
    }
}

void checkFile(std::string_view bytes) {
    for (std::size_t before = bytes.size(); const auto entry = takeEntry(bytes);) {
        demand(bytes.size() < before);
        before = bytes.size();
        checkRecord(entry->body);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    checkFile(bytes);
    std::string entry;
    beginEntry(entry, EntryKind::Outcome);
    entry += bytes;
    finishEntry(entry, 0);
    std::string_view rest = entry;
    const auto taken = takeEntry(rest);
    demand(taken && taken->body == bytes && rest.empty());
    checkRecord(taken->body);
    return 0;
}
