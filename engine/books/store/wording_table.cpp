// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/wording_table.hpp"

#include <utility>

namespace weir::books {

namespace {

// A wording takes about 300 bytes.
constexpr std::size_t kMostKnown = 8'192;

// The same for the same words only: each text goes behind its length.
void join(const Wording& wording, std::string& into) {
    const auto add = [&into](std::string_view text) {
        const auto size = static_cast<std::uint32_t>(text.size());
        into.append(reinterpret_cast<const char*>(&size), sizeof(size)).append(text);
    };
    into.clear();
    const auto marks = static_cast<std::uint16_t>(wording.marks);
    into.append(reinterpret_cast<const char*>(&marks), sizeof(marks));
    add(wording.state);
    for (const std::string_view text : wording.texts) {
        add(text);
    }
}

}  // namespace

Result<WordingTable> WordingTable::open(Database& database) {
    std::string insert = "INSERT INTO wording(";
    insert.append(kWordingColumns).append(") VALUES(?,?");
    for (std::size_t each = 0; each < Wording::Count; ++each) {
        insert += ",?";
    }
    auto prepared = database.prepare(insert + ')');
    if (!prepared) {
        return std::move(prepared.error());
    }
    WordingTable table;
    table.m_insert = std::move(*prepared);
    return table;
}

Result<std::int64_t> WordingTable::numberOf(const ExchangeRecord& record) {
    const Wording wording = wordingOf(record, m_parts);
    join(wording, m_joined);
    if (const auto known = m_known.find(std::string_view(m_joined)); known != m_known.end()) {
        return known->second;
    }
    m_insert.bind(1, wording.state).bind(2, static_cast<std::int64_t>(wording.marks));
    int place = 2;
    for (const std::string_view text : wording.texts) {
        m_insert.bind(++place, text);
    }
    if (auto done = m_insert.run(); !done) {
        return std::move(done.error());
    }
    if (m_known.size() >= kMostKnown) {
        m_known.clear();
    }
    const std::int64_t number = m_insert.insertedRow();
    m_known.emplace(m_joined, number);
    return number;
}

}  // namespace weir::books
