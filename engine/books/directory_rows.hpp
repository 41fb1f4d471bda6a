// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/via.hpp"
#include "engine/base/words.hpp"
#include "engine/books/store/database.hpp"

// How the directory reads and writes its rows.
namespace weir::books {

// How long the file may be held by another.
inline constexpr Milliseconds kDirectoryPatience{2000};

inline std::int64_t micros(Timestamp time) {
    return time.time_since_epoch().count();
}

inline Timestamp timeOf(std::int64_t micros) {
    return Timestamp(Microseconds(micros));
}

template <std::size_t Size>
std::array<std::uint8_t, Size> bytesOf(std::string_view blob) {
    std::array<std::uint8_t, Size> bytes{};
    std::transform(blob.begin(), blob.begin() + static_cast<long>(std::min(blob.size(), Size)),
                   bytes.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
    return bytes;
}

// Every row of a query, as `make` reads it.
template <class Make>
auto allRows(Result<Statement> query, Make make)
    -> Result<std::vector<decltype(make(std::declval<const Statement&>()))>> {
    if (!query) {
        return std::move(query.error());
    }
    std::vector<decltype(make(std::declval<const Statement&>()))> rows;
    for (;;) {
        auto row = query->step();
        if (!row) {
            return std::move(row.error());
        }
        if (!*row) {
            return rows;
        }
        rows.push_back(make(*query));
    }
}

// A list is one text, an item a line: no name has a line end in it.
inline std::string joined(const std::vector<std::string>& items, std::string_view between = "\n") {
    std::string text;
    for (const std::string& item : items) {
        text.append(text.empty() ? "" : between).append(item);
    }
    return text;
}

inline std::vector<std::string> itemsOf(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        items.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

// "tier: gold -> silver; tags: none -> search, eu" of fields that are not the same.
class Differences {
public:
    void field(std::string_view name, std::string_view before, std::string_view now,
               std::string_view empty = "none") {
        if (before != now) {
            m_text.append(m_text.empty() ? "" : "; ").append(name).append(": ");
            m_text.append(before.empty() ? empty : before).append(" -> ");
            m_text.append(now.empty() ? empty : now);
        }
    }
    void list(std::string_view name, const std::vector<std::string>& before,
              const std::vector<std::string>& now, std::string_view empty = "none") {
        field(name, joined(before, ", "), joined(now, ", "), empty);
    }
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

}  // namespace weir::books
