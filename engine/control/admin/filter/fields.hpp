// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/control/admin/filter/filter.hpp"
#include "engine/control/admin/traffic.hpp"

// What of a row a filter can ask for. Inside the room only.
namespace weir::admin {

struct FilterField {
    // What its values are, and how they are written.
    enum class Type : std::uint8_t {
        Text,     // a part of it, without case; after `=` the whole
        Word,     // a state, a mark … by its name
        Status,   // 404, or 4xx
        Count,    // 1200, 1.2k, 3m
        Dollars,  // 0.05, $0.05; to the nano-dollar
        Seconds,  // 1.5, 1.5s, 300ms, 2m
        Millis,   // 400, 400ms, 1.5s
        Since,    // a time: 2h back, yesterday, 2026-11-20; from its begin on
        Until,    // the same, up to its end
    };

    std::string_view name;
    Type type;
    // Of Text; more than one where any will do.
    void (*texts)(const ExchangeRow& row, std::vector<std::string_view>& into) = nullptr;
    // Of Word: whether the row has it.
    bool (*hasWord)(const ExchangeRow& row, std::string_view word) = nullptr;
    // Of Word all there are, of a time some.
    std::vector<std::string> (*words)() = nullptr;
    // Of a number: nothing when the row has none. Nano-dollars, microseconds, or as it is.
    std::optional<std::int64_t> (*number)(const ExchangeRow& row) = nullptr;
};

std::span<const FilterField> filterFields();
// Null: there is no such field.
const FilterField* findFilterField(std::string_view name);

// Whether a word without a field is a state or a mark of the row.
bool hasStateOrMark(const ExchangeRow& row, std::string_view word);

}  // namespace weir::admin
