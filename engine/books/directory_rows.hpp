// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/books/store/database.hpp"

// How the directory reads and writes its rows.
namespace weir::books {

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

// Who changed what, in the transaction that changes it.
inline Result<void> insertChange(Database& database, Timestamp at, std::string_view actor,
                                 std::string_view what, std::string_view subject) {
    auto insert = database.prepare("INSERT INTO change(at,actor,what,subject) VALUES(?,?,?,?)");
    if (!insert) {
        return std::move(insert.error());
    }
    return insert->bindAll(micros(at), actor, what, subject).run();
}

}  // namespace weir::books
