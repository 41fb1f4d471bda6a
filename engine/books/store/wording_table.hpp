// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/base/result.hpp"
#include "engine/books/store/database.hpp"
#include "engine/books/store/wording.hpp"

namespace weir::books {

// Writes the wordings of a month. It remembers the latest ones; one that comes again after it was
// forgotten, or after a start, is written once more, which costs a search next to nothing.
class WordingTable {
public:
    static Result<WordingTable> open(Database& database);

    // The number of what a record says; inside a transaction.
    Result<std::int64_t> numberOf(const ExchangeRecord& record);
    // The transaction was undone: what it wrote is not there.
    void forget() { m_known.clear(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    Statement m_insert;
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> m_known;
    WordingParts m_parts;  // these two keep their memory from call to call
    std::string m_joined;
};

}  // namespace weir::books
